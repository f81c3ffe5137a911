using System.Diagnostics;
using Strata.CommandLine;
using Strata.Pipelines;
using Strata.Predicting.Formats;
using Strata.Predicting.Scoring;
using Strata.Sessions;

namespace Strata.Predicting;

/// <summary>Predicts one input with one model or an ensemble.</summary>
sealed record PredictionJob
{
    // Below that, measuring batch sizes takes longer than it saves.
    const int FewImages = 2_000;
    const int BatchOfFew = 32;

    // Threads that are handed small batches wait for one another at every one of them: more of them lie ready.
    const int ImagesUnderWay = 512;
    const int MostSlots = 8;

    /// <summary>The models.</summary>
    public required IReadOnlyList<ModelFile> Models { get; init; }

    /// <summary>Test-time views.</summary>
    public required IReadOnlyList<string> Views { get; init; }

    /// <summary>The images.</summary>
    public required PredictionInput Input { get; init; }

    /// <summary>Where the predictions go.</summary>
    public required PredictionFile File { get; init; }

    /// <summary>How the models run.</summary>
    public required SessionSettings Settings { get; init; }

    /// <summary>Images a batch; null to measure.</summary>
    public int? Batch { get; init; }

    /// <summary>Classes a row, at least 1.</summary>
    public int Top { get; init; } = 1;

    /// <summary>A text file of class names; null for the model's own.</summary>
    public string? ClassFile { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="shell">Where progress and faults are told.</param>
    /// <exception cref="InputException">Models, data and options do not go together; nothing was written.</exception>
    /// <exception cref="FailureException">A model failed, or the disk filled up; nothing is left half-written.</exception>
    public PredictionReport Run(Shell shell)
    {
        long begin = Stopwatch.GetTimestamp();
        using PredictionModel model = PredictionModel.Open(Models, Views, Settings, shell.Say);
        IReadOnlyList<string> names = ClassFile is null ? model.Session.Metadata.ClassNames : ClassNames.Read(ClassFile);
        using FaultLog faults = new(File.Faults, shell.Warn);
        using OpenedInput input = Input.Open(model.Session, names, faults.Add);
        IImageStream images = input.Images;
        int batch = BatchFor(model, images);
        int slots = Math.Clamp(ImagesUnderWay / batch, BatchPipeline.DefaultSlots, MostSlots);
        using BatchPipeline pipeline = new(model.Session, images.Shape, [model.Output], batch, slots);
        model.Session.SayPlacement(shell);
        using IBatchScores scores = model.Scores(pipeline.Slot);
        PredictionColumns columns = Columns(input, names, scores.Classes);
        TimeSpan start = Stopwatch.GetElapsedTime(begin);
        (PipelineReport run, PredictionSink sink) = File.Write(shell, columns, rows =>
        {
            PredictionSink sink = new(scores, rows, columns);
            PipelineReport run = shell.Track("predicting", images.Count, "images", progress =>
                pipeline.Run(images, sink, new FaultProgress(progress, faults), shell.Cancel));
            return (run, sink);
        });
        faults.Save();
        bool canBeRight = columns.Known.Any(known => known.ModelLabel >= 0);
        if (sink.Labelled > 0 && !canBeRight)
            shell.Say($"note: the model knows none of the classes of {input.Text}, as {columns.Known[0].Name}: there is no accuracy");
        return new PredictionReport
        {
            Model = Models[0].Name,
            Ensemble = [.. Models.Skip(1).Select(member => member.Name)],
            Tta = Views,
            Input = input.Text,
            Split = input.AreFiles ? Input.Split : images.Split,
            Images = run.Images,
            Faults = faults.Count,
            FaultsOut = faults.Path,
            Seconds = run.Elapsed.TotalSeconds,
            ImagesPerSecond = run.ImagesPerSecond,
            StartSeconds = start.TotalSeconds,
            ReadSeconds = run.Reading.TotalSeconds,
            RunSeconds = run.Running.TotalSeconds,
            WriteSeconds = run.Writing.TotalSeconds,
            Labelled = sink.Labelled,
            Accuracy = sink.Labelled > 0 && canBeRight ? (double)sink.Right / sink.Labelled : null,
            Out = File.Path,
            Format = File.Format,
            Top = columns.Top,
            Batch = pipeline.Batch,
            Device = model.Session.Settings.Device.ToString().ToLowerInvariant(),
            Threads = Settings.Threads,
            Runtime = RuntimeVersion.Text,
        };
    }

    int BatchFor(PredictionModel model, IImageStream images) => Batch
        ?? (images.Count < FewImages ? (int)Math.Clamp(images.Count, 1, BatchOfFew)
        : BatchSize.Choose(model.Session, images.Shape, [model.Output]));

    PredictionColumns Columns(OpenedInput input, IReadOnlyList<string> names, int classes)
    {
        if (names.Count > 0 && names.Count != classes)
            throw new InputException($"{ClassFile ?? Models[0].Path} names {names.Count:N0} classes, but the model has {classes:N0}");
        if (Top > classes)
            throw new InputException($"--top is {Top}, but the model has {classes} classes");
        IReadOnlyList<string> labels = names.Count > 0 ? names : [.. Enumerable.Range(0, classes).Select(label => $"{label}")];
        return new PredictionColumns(input.AreFiles, labels, Top, KnownClasses.Of(input.Images.ClassNames, names, classes));
    }
}
