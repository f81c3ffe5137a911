using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage.Npy;

namespace Strata.Data.Fundus.Photographs;

/// <summary>Images out of a memory-mapped tensor uint8 [N,C,H,W], which it closes.</summary>
sealed class TensorStream(
    string name, string split, ImageShape shape, NpyFile tensor, int[] labels, IReadOnlyList<string> classNames) : IImageStream
{
    int _next;

    public string Name => name;

    public string Split => split;

    public ImageShape Shape => shape;

    public long Count => labels.Length;

    public IReadOnlyList<string> ClassNames => classNames;

    public IReadOnlyList<int> Labels => labels;

    public void Skip(long images)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(images);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(images, Count);
        _next = (int)images;
    }

    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        (slot.First, slot.Count) = (_next, Math.Min(slot.Capacity, labels.Length - _next));
        tensor.Bytes(_next, slot.Count).CopyTo(slot.Pixels.Span);
        labels.AsSpan(_next, slot.Count).CopyTo(slot.Labels);
        _next += slot.Count;
        return slot.Count;
    }

    public void Dispose() => tensor.Dispose();
}
