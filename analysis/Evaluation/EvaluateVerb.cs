using System.CommandLine;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Evaluation;

/// <summary>`evaluate RUN [RUN…]`: how good models are on a data set, as tables, CSV and JSON.</summary>
[Part("evaluate", "Measures how good ONNX models are on a data set: tables, CSV and JSON.")]
sealed class EvaluateVerb : IVerb
{
    readonly ScoringChoices _choices = new(ArgumentArity.OneOrMore);
    readonly Option<string?> _out = new("--out") { Description = "The folder for CSV and JSON. Default: reports/evaluate-RUN." };

    /// <inheritdoc/>
    public string Example => "dotnet run --project analysis -- evaluate lenet-relu-mnist --dataset mnist";

    /// <inheritdoc/>
    public void Define(Command command)
    {
        _choices.AddTo(command);
        command.Add(_out);
    }

    /// <inheritdoc/>
    public int Execute(ParseResult options, Shell shell)
    {
        // Everything that can be wrong with what was asked for shows here, before anything is written.
        using EvaluationJobs jobs = _choices.OpenEach(options, shell);
        string folder = OutputFolder.Require(options.GetValue(_out) ?? ScoringChoices.DefaultFolder("evaluate", jobs.Models));
        Deliver([.. jobs.Run(shell).Select(scored => scored.Result)], folder, shell);
        return 0;
    }

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
            foreach (EvaluationResult result in results)
                EvaluationFiles.Write(OutputFolder.Require(Path.Combine(folder, FileName.Of(result.Model))), result);
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
        if (result.GradeDistances is not null)
            shell.Show(EvaluationTables.Distances(result));
        if (result.Classes <= EvaluationTables.LargestMatrix)
            shell.Show(EvaluationTables.Confusion(result));
    }
}
