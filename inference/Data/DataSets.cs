using Strata.Registry;

namespace Strata.Data;

/// <summary>The door to all data: a name that a part registered, or a path.</summary>
public static class DataSets
{
    /// <summary>The splits that every data set has.</summary>
    public static string[] Splits { get; } = ["train", "test"];

    /// <summary>The names of the registered data sets.</summary>
    public static IReadOnlyCollection<string> Names => Parts<IDataSetSource>.Names;

    /// <summary>Loads one split of a data set.</summary>
    /// <param name="text">
    /// A registered name; or a path: a folder of IDX files, an IDX images file with its labels beside it, the binary version of
    /// CIFAR-10 (folder or tar.gz), a folder or ZIP archive of class folders, photographs of the eye with lists of grades. Knobs may follow (see <see cref="DataSpec"/>).
    /// </param>
    /// <param name="split">"train", "test", or "validation" for what <see cref="DataRequest.HeldOut"/> holds out of the train split.</param>
    /// <param name="request">Where to look and what to make.</param>
    /// <exception cref="InputException">
    /// The name, split or a knob is unknown (the message offers the nearest), or the data is missing or damaged.
    /// </exception>
    public static ImageSet Load(string text, string split, DataRequest request)
    {
        RequireSplit(split);
        if (split == HeldOut.Split)
            return RequireHeldOut(request).ImagesOf(Load(text, "train", request));
        DataSpec spec = DataSpec.Parse(text);
        ImageSet set = spec.Source().Load(split, request with { Knobs = spec.Parameters });
        return spec.Invert.ApplyTo(spec.Tail.ApplyTo(set)).Named(spec.NameWith(set.Name));
    }

    /// <summary>The splits that a data set has here: all of them for a name, those that lie there for a path.</summary>
    /// <exception cref="InputException">The name is unknown, or the path holds no split.</exception>
    public static IReadOnlyList<string> SplitsOf(string text) => SourceOf(text) is not IPathDataSet path ? Splits
        : path.Splits is { Count: > 0 } splits ? splits
        : throw new InputException($"{DataSpec.Parse(text).NameOrPath} holds no {path.Needs}");

    /// <summary>The source that a name or path stands for, whatever knobs follow; it loads without them.</summary>
    /// <exception cref="InputException">The name or a knob is unknown (the message offers the nearest), or the path does not exist.</exception>
    public static IDataSetSource SourceOf(string text) => DataSpec.Parse(text).Source();

    /// <summary>Refuses what is no split.</summary>
    /// <exception cref="InputException">It is none; the message offers the nearest.</exception>
    internal static void RequireSplit(string split)
    {
        string[] known = [.. Splits, HeldOut.Split];
        if (!known.Contains(split))
            throw Nearest.Unknown("split", split, known);
    }

    static HeldOut RequireHeldOut(DataRequest request) => request.HeldOut ?? throw new InputException(
        $"the split {HeldOut.Split} is what the training of a model held out, and no model is asked here: choose {string.Join(" or ", Splits)}");

    /// <summary>The source that a name or path without knobs stands for.</summary>
    internal static IDataSetSource Named(string nameOrPath)
    {
        if (Parts<IDataSetSource>.All.FirstOrDefault(part => part.Name == nameOrPath) is { } named)
            return named.Instance;
        if (Path.Exists(nameOrPath))
            return DataPath.Open(nameOrPath);
        bool looksLikePath = nameOrPath.Contains('/') || nameOrPath.Contains(Path.DirectorySeparatorChar);
        throw looksLikePath ? new InputException($"there is no file or folder {nameOrPath}; data sets by name: {string.Join(", ", Names)}")
            : Nearest.Unknown("data set", nameOrPath, [.. Names, "or a path"]);
    }
}
