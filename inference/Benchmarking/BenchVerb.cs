using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Spectre.Console;
using Strata.CommandLine;
using Strata.Data;
using Strata.Profiles;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Benchmarking;

/// <summary>`bench MODEL`: how fast a model runs, and where the time goes.</summary>
[Part("bench", "Measures a model: images/s against the bare loop, latency, memory, time by operator.")]
sealed class BenchVerb : IVerb
{
    const int ProfiledRuns = 20;

    readonly Argument<string> _model = new("MODEL") { Description = "A run's name or folder under models/, or any ONNX file." };
    readonly Option<int[]> _batches = new("--batches")
    {
        Description = "The batch sizes to measure.",
        HelpName = "NUMBER…",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 16, 64, 256],
    };
    readonly Option<double> _seconds = new("--seconds")
    {
        Description = "How long to measure each batch size, half in the pipeline, half in the bare loop.",
        DefaultValueFactory = _ => 2,
    };
    readonly Option<string?> _size = new("--size") { Description = "Height and width, as in 224x224, for a model that leaves them open." };
    readonly Option<string?> _out = new("--out") { Description = "A JSON file to write the figures to." };

    public string Example => "dotnet run --project inference -- bench lenet-relu-mnist --batches 1 64 --seconds 1";

    public void Define(Command command)
    {
        command.Add(_model);
        command.Add(_batches);
        command.Add(_seconds);
        command.Add(_size);
        command.Add(ModelOptions.Device);
        command.Add(ModelOptions.Threads);
        command.Add(_out);
    }

    public int Execute(ParseResult options, Shell shell)
    {
        ModelFile model = ModelFile.Find(options.GetValue(_model)!);
        SessionSettings settings = ModelOptions.Settings(options);
        int[] batches = Batches(options);
        double seconds = options.GetValue(_seconds);
        if (!(seconds is >= 0.01 and <= 3600))
            throw new InputException($"--seconds is {seconds.ToString(CultureInfo.InvariantCulture)}, give 0.01 to 3600");
        if (options.GetValue(_out) is { } target)
            OutputFolder.Require(Path.GetDirectoryName(Path.GetFullPath(target))!);

        using ModelSession session = ModelSession.Open(model.Path, settings);
        using ModelSession piped = ModelSession.Open(model.Path, session.Settings with { SideBySide = true });
        ImageShape shape = session.Input.RequireShape(options.GetValue(_size), model.Path);
        IReadOnlyList<string> outputs = session.Outputs;
        BatchFigures[] figures = shell.Track($"bench {model.Name}", batches.Length, "batch sizes", progress => batches.Select(batch =>
        {
            using BatchMeasurement measurement = new(piped, session, shape, outputs, batch, TimeSpan.FromSeconds(seconds));
            BatchFigures measured = measurement.Run(shell.Cancel);
            progress.Advance(1, $"batch {batch}");
            return measured;
        }).ToArray());
        int profiled = figures.MaxBy(figure => figure.BareImagesPerSecond)!.Batch;
        BenchReport report = new(
            model.Name, session.Settings.Device, session.Placement, settings.Threads, RuntimeVersion.Text,
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores",
            DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), figures, profiled,
            Profile(model.Path, session.Settings, shape, outputs, profiled));
        session.SayPlacement(shell);
        Show(report, shell);
        shell.Emit(report);
        if (options.GetValue(_out) is { } file)
        {
            AtomicFile.WriteText(file, JsonSerializer.Serialize(report, Json.Indented) + "\n");
            shell.Say($"written to {file}");
        }
        return 0;
    }

    int[] Batches(ParseResult options)
    {
        int[] batches = [.. options.GetValue(_batches)!.Distinct().Order()];
        return batches is [>= 1, ..] ? batches : throw new InputException("--batches takes numbers from 1 on, as in --batches 1 64 256");
    }

    // A session of its own: writing the profile takes time that would be counted above.
    static IReadOnlyList<OperatorTime> Profile(
        string path, SessionSettings settings, ImageShape shape, IReadOnlyList<string> outputs, int batch)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("strata-bench");
        try
        {
            using ModelSession session = ModelSession.Open(
                path, settings with { ProfilePrefix = Path.Combine(folder.FullName, "bench") });
            using BatchSlot slot = new(session, shape, outputs, batch);
            slot.Count = slot.Capacity;
            slot.Prepare();
            for (int run = 0; run < ProfiledRuns; run++)
                slot.Run();
            return OperatorTime.Of(SessionProfile.Read(session.EndProfiling()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static void Show(BenchReport report, Shell shell)
    {
        string threads = report.Threads == 0 ? "one thread a core" : $"{report.Threads} thread{(report.Threads == 1 ? "" : "s")}";
        shell.Say($"{report.Model} on {report.Device.ToString().ToLowerInvariant()}, {threads}, {report.Runtime}, {report.Date}; {report.Machine}");
        Table table = new Table().AddColumns(
            [.. new[] { "batch", "images/s", "bare loop", "ratio", "p50 ms", "p95 ms", "p99 ms", "peak MB" }.Select(title => new TableColumn(title).RightAligned())]);
        foreach (BatchFigures row in report.Batches)
            table.AddRow(
                $"{row.Batch}", $"{row.ImagesPerSecond:N0}", $"{row.BareImagesPerSecond:N0}", $"{row.Ratio:0.00}",
                $"{row.P50:0.00}", $"{row.P95:0.00}", $"{row.P99:0.00}", $"{row.PeakMegabytes:N0}");
        shell.Show(table);
        Table operators = new Table().Title($"by operator, batch {report.ProfiledBatch}").AddColumns("operator", "provider", "nodes", "ms a batch", "share");
        foreach (OperatorTime op in report.Operators)
            operators.AddRow(
                Markup.Escape(op.Op), op.Provider.Replace("ExecutionProvider", ""), $"{op.Nodes}", $"{op.Milliseconds:0.000}", $"{100 * op.Share:0.0} %");
        shell.Show(operators);
    }
}
