using Strata.CommandLine;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>
/// Reads, runs and writes at the same time, so that reading and writing hide behind computing: a reader thread, the caller's thread
/// with ONNX Runtime, which others join where batches run side by side (<see cref="SessionSettings.SideBySide"/>), and a writer thread, with
/// a few batches between them. Order is kept, and memory is bounded by the slots whatever the size of the data set.
/// </summary>
public sealed class BatchPipeline : IDisposable
{
    /// <summary>Batches under way with one lane: one in each stage.</summary>
    public const int DefaultSlots = 3;

    readonly BatchSlot[] _slots;
    readonly int _lanes;

    /// <summary>Makes the buffers and warms up.</summary>
    /// <param name="session">The model; it must live longer than the pipeline.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="outputs">The outputs to fetch, float32 or float16 [N,...] each.</param>
    /// <param name="batch">Images a batch, at least 1; a model whose file fixes the batch decides itself.</param>
    /// <param name="slots">Batches under way, at least 1; each lane but the first adds one.</param>
    /// <exception cref="InputException">The model takes other images, cannot run that batch, or lacks such an output.</exception>
    public BatchPipeline(
        ModelSession session, ImageShape shape, IReadOnlyList<string> outputs, int batch, int slots = DefaultSlots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        _lanes = session.Settings.Lanes;
        List<BatchSlot> made = [];
        try
        {
            while (made.Count < slots + _lanes - 1)
                made.Add(new BatchSlot(session, shape, outputs, batch));
        }
        catch
        {
            made.ForEach(slot => slot.Dispose());
            throw;
        }
        _slots = [.. made];
    }

    /// <summary>Images a batch.</summary>
    public int Batch => _slots[0].Capacity;

    /// <summary>One of the slots, for what all have alike: widths, shapes and types of outputs.</summary>
    public BatchSlot Slot => _slots[0];

    /// <summary>Sends every image of a stream through the model. Once at a time.</summary>
    /// <param name="stream">Images of the shape that the pipeline was made for.</param>
    /// <param name="sink">Takes the outputs, in the stream's order.</param>
    /// <param name="progress">Hears of every batch that was written.</param>
    /// <param name="cancel">Stops between two batches.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InputException">The stream is damaged. As with every error, the first of any stage ends all of them.</exception>
    public PipelineReport Run(
        IImageStream stream, IBatchSink sink, IProgressReport? progress = null, CancellationToken cancel = default)
    {
        if (stream.Shape != Slot.Shape)
            throw new ArgumentException($"the images are {stream.Shape}, but the pipeline is made for {Slot.Shape}", nameof(stream));
        return new PipelineRun(_slots, _lanes, stream, sink, progress, cancel).Go();
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_slots, slot => slot.Dispose());
}
