using Strata.Registry;

namespace Strata.Sessions;

/// <summary>A model as a person names it: a run, a run's folder, or any ONNX file.</summary>
/// <param name="Name">A short name for tables and folders.</param>
/// <param name="Path">The ONNX file.</param>
public sealed record ModelFile(string Name, string Path)
{
    const string InRun = "model.onnx";

    /// <summary>Finds the file.</summary>
    /// <param name="text">
    /// A path to an ONNX file or to a folder with a model.onnx, or the name of a folder under <paramref name="runs"/>.
    /// </param>
    /// <param name="runs">The folder that holds the runs.</param>
    /// <exception cref="InputException">There is none; the message offers the nearest run.</exception>
    public static ModelFile Find(string text, string runs = "models")
    {
        if (File.Exists(text))
            return new ModelFile(NameOf(text), text);
        foreach (string folder in new[] { text, System.IO.Path.Combine(runs, text) }.Where(Directory.Exists))
        {
            string file = System.IO.Path.Combine(folder, InRun);
            return File.Exists(file) ? new ModelFile(NameOf(file), file)
                : throw new InputException($"the folder {folder} holds no {InRun}: name a run's folder or an ONNX file");
        }
        string[] known = Known(runs);
        throw known.Length > 0 ? Nearest.Unknown("model", text, known)
            : new InputException($"there is no model {text}: name a run's folder or an ONNX file; `training -- train` makes one");
    }

    static string[] Known(string runs) => !Directory.Exists(runs) ? [] :
    [
        .. Directory.GetDirectories(runs).Where(folder => File.Exists(System.IO.Path.Combine(folder, InRun)))
            .Select(folder => System.IO.Path.GetFileName(folder)!).Order()
    ];

    // Every run's file has the same name, and so have those made of it (model.int8.onnx); its folder tells it from the others.
    static string NameOf(string file)
    {
        string name = System.IO.Path.GetFileNameWithoutExtension(file);
        return name == "model" || name.StartsWith("model.", StringComparison.Ordinal)
            ? System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file)))! + name["model".Length..]
            : name;
    }
}
