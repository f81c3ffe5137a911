using Strata.Analysis.Evaluation.Scorers;
using Strata.CommandLine;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Analysis.Evaluation;

/// <summary>Finds many models at once.</summary>
static class ModelFiles
{
    const string Runs = "models", InRun = "model.onnx";

    /// <summary>The models that were named, each once. A folder that is no run stands for the runs in it, or for its ONNX files.</summary>
    /// <exception cref="InputException">One of them names none.</exception>
    public static IReadOnlyList<ModelFile> Find(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => In(text) is { Count: > 0 } many ? many : [ModelFile.Find(text)]).DistinctBy(model => Path.GetFullPath(model.Path))];

    /// <summary>All runs under models/ that were trained on one data set.</summary>
    /// <param name="dataSet">Its name; where null, it becomes that of most runs.</param>
    /// <param name="shell">Hears which runs are left out.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static IReadOnlyList<ModelFile> OnOneDataSet(ref string? dataSet, Shell shell)
    {
        (ModelFile Model, string? DataSet)[] runs =
            [.. In(Runs).Select(model => (model, ModelHead.Read(model.Path).Metadata.DataSet))];
        string? chosen = dataSet ??= runs.Select(run => run.DataSet).OfType<string>().CountBy(name => name)
            .OrderByDescending(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault();
        ModelFile[] models = [.. runs.Where(run => run.DataSet == chosen).Select(run => run.Model)];
        if (models.Length == 0)
            throw new InputException(
                $"there is no run under {Runs}/{(chosen is null ? "" : $" on {chosen}")}: name models, or train one with `training -- train`");
        if (models.Length < runs.Length)
            shell.Say($"{runs.Length - models.Length} runs on other data than {chosen} are left out");
        return models;
    }

    /// <summary>The same models, those of one name told apart by a number: files of one must not overwrite those of another.</summary>
    public static IEnumerable<ModelFile> Distinct(IEnumerable<ModelFile> models)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (ModelFile model in models)
        {
            string free = model.Name;
            for (int i = 2; !taken.Add(free); i++)
                free = $"{model.Name}-{i}";
            yield return model with { Name = free };
        }
    }

    /// <summary>The runs in a folder and its ONNX files, but for those that take a layer's features; none where it is no folder, or is a run itself.</summary>
    public static IReadOnlyList<ModelFile> In(string folder)
    {
        folder = Directory.Exists(folder) || Path.IsPathRooted(folder) ? folder : Path.Combine(Runs, folder);
        if (!Directory.Exists(folder) || File.Exists(Path.Combine(folder, InRun)))
            return [];
        string[] runs = [.. Directory.GetDirectories(folder).Where(run => File.Exists(Path.Combine(run, InRun))).Order(StringComparer.Ordinal)];
        string[] files = [.. Directory.GetFiles(folder, "*.onnx").Order(StringComparer.Ordinal)];
        string[] usable = [.. runs, .. files.Where(Scorer.CanOpen)];
        // Where none of the files will do, opening them says why.
        return [.. (usable.Length > 0 ? usable : files).Select(path => ModelFile.Find(path))];
    }
}
