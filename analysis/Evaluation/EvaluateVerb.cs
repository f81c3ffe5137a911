using System.CommandLine;
using Strata.CommandLine;
using Strata.Data;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Evaluation;

/// <summary>`evaluate RUN [RUN…]`: how good models are on a data set, as tables, CSV and JSON.</summary>
[Part("evaluate", "Measures how good ONNX models are on a data set: tables, CSV and JSON.")]
sealed class EvaluateVerb : IVerb
{
    readonly Argument<string[]> _runs = new("RUN")
    {
        Description = "The models: a run's name or folder under models/, or any ONNX file that scores images.",
        Arity = ArgumentArity.OneOrMore,
    };
    readonly Option<string?> _dataSet = new("--dataset")
    {
        Description = "A data set's name or path. Default: the one that the model's file names.",
    };
    readonly Option<string> _split = new("--split")
    {
        Description = "The split to evaluate on: train or test.",
        DefaultValueFactory = _ => "test",
    };
    readonly Option<string?> _data = new("--data") { Description = "A folder to look for data sets in first." };
    readonly Option<int> _batch = new("--batch")
    {
        Description = "Images a batch.",
        DefaultValueFactory = _ => BatchRunner.DefaultBatch,
    };
    readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads inside an operator; 0 for one a core.",
        DefaultValueFactory = _ => 0,
    };
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV and JSON. Default: reports/evaluate-RUN." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- evaluate lenet-relu-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        command.Add(_runs);
        foreach (Option option in new Option[] { _dataSet, _split, _data, _batch, _threads, _out })
            command.Add(option);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        EvaluationJob[] jobs = Prepare(options, shell);
        try
        {
            string folder = OutputFolder.Require(options.GetValue(_out) ?? DefaultFolder(jobs));
            EvaluationResult[] results = [.. jobs.Select(job => job.Run(shell))];
            Deliver(results, folder, shell);
            foreach (string warning in jobs.SelectMany(job => job.Warnings()))
                shell.Say($"note: {warning}");
            return 0;
        }
        finally
        {
            Array.ForEach(jobs, job => job.Dispose());
        }
    }

    // Everything that can be wrong with what was asked for shows here, before anything is written.
    EvaluationJob[] Prepare(ParseResult options, Shell shell)
    {
        SessionSettings settings = new() { Threads = options.GetValue(_threads) };
        Dictionary<string, EvaluationData> loaded = [];
        EvaluationData Load(ModelSession session)
        {
            string name = options.GetValue(_dataSet) ?? session.Metadata.DataSet ?? throw new InputException(
                $"{session.Path} does not say what it was trained on: name a data set with --dataset, "
                + $"as in {string.Join(", ", DataSets.Names)}");
            if (!loaded.TryGetValue(name, out EvaluationData? data))
                loaded[name] = data = EvaluationData.Load(name, options.GetValue(_split)!, Request(options, shell));
            return data;
        }

        List<EvaluationJob> jobs = [];
        try
        {
            foreach (ModelFile model in options.GetValue(_runs)!.Select(text => ModelFile.Find(text)))
                jobs.Add(EvaluationJob.Open(model, settings, Load, options.GetValue(_batch)));
            return [.. jobs];
        }
        catch
        {
            jobs.ForEach(job => job.Dispose());
            throw;
        }
    }

    DataRequest Request(ParseResult options, Shell shell) =>
        new() { Folder = options.GetValue(_data), Say = shell.Say, Cancel = shell.Cancel };

    static string DefaultFolder(EvaluationJob[] jobs) =>
        Path.Combine("reports", $"evaluate-{jobs[0].Model.Name}{(jobs.Length > 1 ? $"-and-{jobs.Length - 1}-more" : "")}");

    static void Deliver(EvaluationResult[] results, string folder, Shell shell)
    {
        if (results is [EvaluationResult only])
        {
            EvaluationFiles.Write(folder, only);
            Show(only, shell);
            shell.Emit(only);
        }
        else
        {
            EvaluationComparison comparison = new(results);
            foreach ((EvaluationResult result, string name) in results.Zip(Distinct(results.Select(result => result.Model))))
                EvaluationFiles.Write(OutputFolder.Require(Path.Combine(folder, name)), result);
            EvaluationFiles.WriteComparison(folder, comparison);
            shell.Show(EvaluationTables.Comparison(comparison));
            shell.Emit(comparison);
        }
        shell.Say($"written to {folder}{Path.DirectorySeparatorChar}");
    }

    static void Show(EvaluationResult result, Shell shell)
    {
        string threads = result.Threads switch { 0 => "one thread a core", 1 => "1 thread", int many => $"{many} threads" };
        shell.Say(
            $"{result.Model} on {result.DataSet} ({result.Split}): {result.Images:N0} images in {result.Seconds:0.00} s, "
            + $"{result.ImagesPerSecond:N0} images/s (batch {result.Batch}, {threads}, {result.Runtime})");
        shell.Show(EvaluationTables.Figures(result));
        shell.Show(EvaluationTables.Classes(result));
        if (result.Classes <= EvaluationTables.LargestMatrix)
            shell.Show(EvaluationTables.Confusion(result));
    }

    // Two files of one name from different folders must not overwrite each other's reports.
    static IEnumerable<string> Distinct(IEnumerable<string> names)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            string free = name;
            for (int i = 2; !taken.Add(free); i++)
                free = $"{name}-{i}";
            yield return free;
        }
    }
}
