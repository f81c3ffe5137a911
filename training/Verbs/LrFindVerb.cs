using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Strata.CommandLine;
using Strata.Registry;
using Strata.Storage;
using Strata.Training.RateFinding;
using Strata.Training.Runs;

namespace Strata.Training.Verbs;

[Part("lr-find", "Finds a learning rate: trains a few steps while the rate grows, and shows where the loss falls and where it breaks out.")]
sealed class LrFindVerb : IVerb
{
    sealed record Found(
        string Model, string DataSet, string Optimizer, int Batch, int Steps, double LastRate, bool BrokeOut,
        double? LearningRate, double? Steepest, double? Lowest, double? TenthOfLowest, string Sentence, string Folder);

    static readonly RangeTestOptions Defaults = new();

    readonly TrainingArguments _training = new();
    readonly Option<double> _lowest = Of("--lowest", "The first learning rate.", Defaults.From);
    readonly Option<double> _highest = Of("--highest", "The last learning rate.", Defaults.To);
    readonly Option<int> _steps = Of("--steps", "Steps from the first to the last rate, each a constant factor higher.", Defaults.Steps);
    readonly Option<string> _out = Of("--out", "The folder of all runs.", "models");
    readonly Option<string?> _run = new("--run") { Description = "The name of the folder; lr-find-MODEL-DATASET unless given." };

    public string Example => "dotnet run --project training -- lr-find lenet-relu --dataset digits --optimizer sgd:momentum=0.9";

    public void Define(Command command)
    {
        _training.Define(command);
        foreach (Option option in (Option[])[_lowest, _highest, _steps, _out, _run])
            command.Add(option);
    }

    public int Execute(ParseResult parsed, Shell shell)
    {
        RangeTestOptions range = new()
        {
            From = parsed.GetValue(_lowest),
            To = parsed.GetValue(_highest),
            Steps = parsed.GetValue(_steps),
        };
        range.Validated();
        // The rate is what the test turns: neither a schedule nor a warm-up may turn it too.
        TrainingOptions options = _training.Read(parsed) with { Schedule = "constant", Warmup = 0, LearningRate = range.From };
        if (options.From is { } from)
            options = options with { From = RunFolder.Find(from, parsed.GetValue(_out)!).Path };
        IReadOnlyList<RatePoint> points = Test(options, range, shell);
        string name = parsed.GetValue(_run) ?? $"lr-find-{TrainingArguments.DefaultRunName(options)}";
        string folder = OutputFolder.Require(Path.Combine(parsed.GetValue(_out)!, name));
        RateSuggestion? suggestion = RateSuggestion.Of(points);
        Found found = Describe(options, range, points, suggestion, folder);
        WriteCsv(Path.Combine(folder, "lr-find.csv"), points);
        RateChart.Save(Path.Combine(folder, "lr-find.svg"), $"{options.Model}, {options.Optimizer}, batch {options.BatchSize}", points, suggestion);
        AtomicFile.WriteText(Path.Combine(folder, "lr-find.json"), JsonSerializer.Serialize(found, Json.Indented) + "\n");
        shell.Say(found.Sentence);
        shell.Say($"written: {folder}");
        shell.Emit(found);
        return suggestion is null ? 1 : 0;
    }

    static IReadOnlyList<RatePoint> Test(TrainingOptions options, RangeTestOptions range, Shell shell)
    {
        using TrainingSetup setup = new(options, shell);
        using RateSteps steps = new(setup);
        return shell.Track("lr-find", range.Steps, "steps", progress => RangeTest.Run(range, rate =>
        {
            shell.Cancel.ThrowIfCancellationRequested();
            double loss = steps.Take(rate);
            progress.Advance(1, string.Create(CultureInfo.InvariantCulture, $"rate {rate:0.0e0}, loss {loss:0.000}"));
            return loss;
        }));
    }

    static Found Describe(
        TrainingOptions options, RangeTestOptions range, IReadOnlyList<RatePoint> points, RateSuggestion? suggestion, string folder)
    {
        static string Text(double rate) => rate.ToString("0.##e0", CultureInfo.InvariantCulture);
        bool brokeOut = points.Count < range.Steps;
        double last = points.Count > 0 ? points[^1].Rate : range.From;
        string sentence = suggestion?.ToString() ?? $"no rate from {Text(range.From)} to {Text(range.To)} made the loss fall by a tenth: "
            + "`check` looks for the cause, more --steps or a higher --highest may help";
        if (brokeOut)
            sentence += $"; it broke out at {Text(last)}";
        return new Found(
            options.Model, options.DataSet, options.Optimizer, options.BatchSize, points.Count, last, brokeOut,
            suggestion?.Rate, suggestion?.Steepest, suggestion?.Lowest, suggestion?.TenthOfLowest, sentence, folder);
    }

    static Option<T> Of<T>(string name, string description, T otherwise) =>
        new(name) { Description = description, DefaultValueFactory = _ => otherwise };

    static void WriteCsv(string path, IReadOnlyList<RatePoint> points) => AtomicFile.Write(path, stream =>
    {
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        string[] header = ["step", "learningRate", "loss", "smoothed"];
        csv.WriteRecord(header);
        foreach (RatePoint point in points)
        {
            double[] values = [point.Step, point.Rate, point.Loss, point.Smoothed];
            string[] fields = [.. values.Select(value => value.ToString("R", CultureInfo.InvariantCulture))];
            csv.WriteRecord(fields);
        }
    });
}
