using Strata.Data;

namespace Strata.Sessions;

/// <summary>
/// Feeds images through a model in batches of one fixed size, the last one padded with black: ONNX Runtime then plans its memory
/// and chooses its kernels once. All buffers are made up front, so that a batch allocates nothing. One thread at a time.
/// </summary>
public sealed class BatchRunner : IDisposable
{
    /// <summary>Images a batch where nobody says otherwise.</summary>
    public const int DefaultBatch = 256;

    readonly BatchSlot _slot;

    /// <summary>Makes the buffers and runs one batch to warm up and to learn the outputs' sizes.</summary>
    /// <param name="session">The model; it must live longer than the runner.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="outputs">The float32 outputs to fetch, [N,...] each.</param>
    /// <param name="batch">Images a batch, at least 1; a model whose file fixes the batch decides itself.</param>
    /// <exception cref="InputException">The model takes other images, cannot run that batch, or lacks such an output.</exception>
    public BatchRunner(ModelSession session, ImageShape shape, IReadOnlyList<string> outputs, int batch = DefaultBatch) =>
        _slot = new BatchSlot(session, shape, outputs, batch);

    /// <summary>Images a batch.</summary>
    public int Batch => _slot.Capacity;

    /// <summary>The shape of one image.</summary>
    public ImageShape Shape => _slot.Shape;

    /// <summary>Values an image in that output.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public int Width(int output) => _slot.Width(output);

    /// <summary>Runs one batch.</summary>
    /// <param name="images">uint8 [n,C,H,W] with n from 1 to <see cref="Batch"/>.</param>
    /// <exception cref="ArgumentException">The length is no such multiple of an image.</exception>
    /// <exception cref="FailureException">ONNX Runtime failed.</exception>
    public void Run(ReadOnlySpan<byte> images)
    {
        if (images.IsEmpty || images.Length % Shape.Size != 0 || images.Length > Batch * Shape.Size)
            throw new ArgumentException($"{images.Length:N0} bytes are not 1 to {Batch} images of {Shape}", nameof(images));
        images.CopyTo(_slot.Pixels.Span);
        _slot.Count = images.Length / Shape.Size;
        _slot.Prepare();
        _slot.Run();
    }

    /// <summary>What the last batch put out: float32 [n,Width]. The next run overwrites it.</summary>
    /// <param name="output">Its index among those asked for.</param>
    public ReadOnlySpan<float> Output(int output) => _slot.Output(output);

    /// <inheritdoc/>
    public void Dispose() => _slot.Dispose();
}
