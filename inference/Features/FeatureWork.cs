using System.Diagnostics;
using Strata.CommandLine;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features;

/// <summary>One extraction under way.</summary>
sealed class FeatureWork(
    FeatureRequest request, FeatureFolder? present, string folder, IImageStream stream, FeatureOptions options, Shell shell)
{
    const int ForecastBatches = 6;

    readonly Tap[] _missing = [.. request.Taps.Where(tap => present?.Layers.Any(layer => layer.File == tap.File) != true)];
    readonly FeatureColumns _columns = new();
    SessionSettings _settings = options.Settings;
    long _resumedAt;

    public FeatureReport Run()
    {
        if (_missing.Length == 0)
            return Confirm();
        using FeatureColumns columns = _columns;
        columns.AddRows(folder, stream, isNew: present is null);
        columns.AddTaps(folder, _missing, stream.Count);
        DiskSpace.Require("these features", columns.BytesToWrite, folder, DiskSpace.FreeIn(folder));
        (string Header, IReadOnlyList<uint[]> Chunks)? journal = FeatureJournal.Read(folder);
        using ModelSession session = ModelSession.Open(
            TapGraph.Of(request.Layers.Model, _missing), request.Layers.File.Path, options.Settings with { SideBySide = true });
        _settings = session.Settings;   // of the device that was taken
        int batch = JournalBatch(journal?.Header) ?? options.Batch ?? FeatureBatch.Choose(session, stream.Shape, _missing);
        using BatchPipeline pipeline = new(session, stream.Shape, [.. _missing.Select(tap => tap.Output)], batch);
        session.SayPlacement(shell);
        string identity = IdentityAt(pipeline.Batch);
        IReadOnlyList<uint[]> kept = journal?.Header == identity ? columns.Recover(journal.Value.Chunks) : [];
        if (kept.Count == 0)
            FeatureFiles.ClearUnfinished(folder);
        columns.Begin(kept.Count);
        return Extract(pipeline, identity, kept);
    }

    FeatureReport Extract(BatchPipeline pipeline, string identity, IReadOnlyList<uint[]> kept)
    {
        long start = Stopwatch.GetTimestamp();
        using SourceCheck source = new(stream, Known(kept), kept.Count > 0 ? $"the unfinished features in {folder}" : $"the features in {folder}");
        FeatureSink sink;
        using (FeatureJournal journal = FeatureJournal.Begin(folder, identity, kept, _columns.Files.Count + 2))
        using (EarlyFlush flush = new(_columns.Files))
        {
            sink = new FeatureSink(_columns.Files, source, journal, flush, kept, stream.Count);
            PassOver(pipeline.Slot, sink, kept.Count);
            PipelineReport first = pipeline.Run(new FirstBatches(stream, ForecastBatches), sink, cancel: shell.Cancel);
            FeatureForecast.Say(first, stream.Count - sink.Rows, _columns.BytesToWrite, folder, shell);
            shell.Track($"features {request.Model.Name}", stream.Count, "images", progress =>
            {
                progress.Advance(sink.Rows);
                return pipeline.Run(stream, sink, progress, shell.Cancel);
            });
            sink.Finish();
            flush.Finish();
        }
        FeatureFolder finished = Commit(sink, source, pipeline.Batch);
        return new FeatureReport(
            finished, LayersOf(finished, _missing), LayersOf(finished, request.Taps.Except(_missing)), sink.Rows - _resumedAt, _resumedAt,
            Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // Images whose features are there are read again, for their checksums, but do not run.
    void PassOver(BatchSlot slot, FeatureSink sink, int chunks)
    {
        long rows = Math.Min((long)chunks * FeatureChunk.Rows, stream.Count);
        while (rows - sink.Rows >= slot.Capacity || (rows == stream.Count && sink.Rows < rows))
        {
            shell.Cancel.ThrowIfCancellationRequested();
            if (stream.Read(slot, shell.Cancel) == 0)
                break;
            sink.Write(slot);
        }
        _resumedAt = sink.Rows;
        if (_resumedAt > 0)
            shell.Say($"goes on behind {_resumedAt:N0} of {stream.Count:N0} images whose features are there");
    }

    FeatureFolder Commit(FeatureSink sink, SourceCheck source, int batch)
    {
        if (present is not null && sink.Rows != present.Index.Rows)
            throw SourceCheck.Changed($"the features in {folder}");
        _columns.Commit(sink.Rows);
        string[] files = [.. _columns.Files.Select(column => column.File)];
        IReadOnlyList<string> ChecksumsOf(string file) => sink.Checksums(2 + Array.IndexOf(files, file));
        FeatureData data = request.Data with { Fingerprint = source.Finish() };
        IEnumerable<FeatureLayer> added = _missing.Select(tap => request.Entry(tap, data, batch, _settings, ChecksumsOf(tap.File)));
        FeatureFiles.WriteIndex(folder, new FeatureIndex
        {
            Model = request.Model,
            Data = data,
            Rows = sink.Rows,
            ImageChecksums = sink.Checksums(0),
            Columns = present?.Index.Columns ??
            [
                .. _columns.Files.SkipLast(_missing.Length).Where(column => column.IsThere)
                    .Select(column => new FeatureColumnFile(column.File, ChecksumsOf(column.File)))
            ],
            Layers = [.. (present?.Layers ?? []).Concat(added).OrderBy(layer => layer.Place).ThenBy(layer => layer.File, StringComparer.Ordinal)],
        });
        FeatureFiles.ClearUnfinished(folder);
        return FeatureFolder.Open(folder);
    }

    // All is there: what remains is to make sure that it is of these images.
    FeatureReport Confirm()
    {
        long start = Stopwatch.GetTimestamp();
        FeatureFiles.ClearUnfinished(folder);
        using ModelSession session = ModelSession.Open(request.Layers.File.Path, options.Settings);
        using BatchSlot slot = new(session, stream.Shape, [.. session.Outputs.Take(1)], options.Batch ?? BatchRunner.DefaultBatch);
        using SourceCheck source = new(stream, Known([]), $"the features in {folder}");
        FeatureSink sink = new([], source, journal: null, flush: null, [], stream.Count);
        while (stream.Read(slot, shell.Cancel) > 0)
        {
            shell.Cancel.ThrowIfCancellationRequested();
            sink.Write(slot);
        }
        sink.Finish();
        if (sink.Rows != present!.Index.Rows)
            throw SourceCheck.Changed($"the features in {folder}");
        return new FeatureReport(present, [], LayersOf(present, request.Taps), 0, 0, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    // The checksums of pixels and labels that the images must have: of features that are there, or else of the journal.
    IReadOnlyList<uint[]> Known(IReadOnlyList<uint[]> kept) => present is null ? kept :
    [
        .. present.Index.ImageChecksums.Zip(
            present.Index.Columns.Single(column => column.File == FeatureColumns.Labels).Checksums,
            (pixels, labels) => new[] { FeatureChunk.Parse(pixels), FeatureChunk.Parse(labels) })
    ];

    string IdentityAt(int batch) => request.Identity(_missing, stream.Count, batch, _settings);

    // A batch that was chosen by measuring is not measured again: another one would give other last digits.
    int? JournalBatch(string? header) =>
        options.Batch is null && header is not null && FeatureJournal.BatchOf(header) is { } batch && IdentityAt(batch) == header ? batch : null;

    static IReadOnlyList<FeatureLayer> LayersOf(FeatureFolder finished, IEnumerable<Tap> taps) =>
        [.. taps.Select(tap => finished.Layers.First(layer => layer.File == tap.File))];
}
