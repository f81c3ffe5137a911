using System.CommandLine;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Training.Checks;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("check", "Checks a set-up before it is trained: initial loss, gradients, dead units, and whether it learns 64 images by heart.")]
sealed class CheckVerb : IVerb
{
    sealed record Checked(string Model, string DataSet, bool Passed, IReadOnlyList<CheckResult> Checks);

    readonly TrainingArguments _training = new();
    readonly Option<int> _steps = new("--steps")
    {
        Description = "The most steps in which the images must be learnt by heart.",
        DefaultValueFactory = _ => 300,
    };
    readonly Option<string> _out = new("--out")
    {
        Description = "The folder of all runs, where --from looks; nothing is written.",
        DefaultValueFactory = _ => "models",
    };

    public string Example => "dotnet run --project training -- check lenet-relu --dataset digits";

    public void Define(Command command)
    {
        _training.Define(command);
        command.Add(_steps);
        command.Add(_out);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        TrainingOptions options = _training.Read(parsed);
        if (options.From is { } from)
            options = options with { From = RunFolder.Find(from, parsed.GetValue(_out)!).Path };
        int steps = parsed.GetValue(_steps);
        if (steps < 1)
            throw new InputException($"--steps is {steps}, give at least 1");
        List<CheckResult> results;
        long images;
        using (CheckBench bench = new(options, shell))
        {
            results = [InitialLoss.Check(bench), Gradients.Check(bench), ImagesApart.Check(bench), DeadUnits.Check(bench)];
            images = bench.Setup.Data.Train.shape[0];
        }
        results.Add(Overfitting.Check(options, images, steps, shell));
        return Report(shell, options, results);
    }

    static int Report(Shell shell, TrainingOptions options, List<CheckResult> results)
    {
        Table table = new Table().AddColumns("check", "result", "measured", "expected", "what to do").Border(TableBorder.Markdown);
        foreach (CheckResult result in results)
        {
            string[] row = [result.Name, result.Passed ? "pass" : "FAIL", result.Measured, result.Expected, result.Advice];
            table.AddRow([.. row.Select(Markup.Escape)]);
        }
        shell.Show(table);
        bool passed = results.TrueForAll(result => result.Passed);
        shell.Emit(new Checked(options.Model, options.DataSet, passed, results));
        if (!passed)
            return 1;
        shell.Say("ready to train; `lr-find` suggests a learning rate");
        return 0;
    }
}
