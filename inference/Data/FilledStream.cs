using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Data;

/// <summary>Makes the pixels of images from one index up to another.</summary>
/// <param name="start">The first.</param>
/// <param name="end">One past the last.</param>
/// <param name="pixels">Receives them, uint8 [end - start,C,H,W].</param>
/// <param name="cancel">Stops the work.</param>
delegate void FillImages(int start, int end, Memory<byte> pixels, CancellationToken cancel);

/// <summary>A set whose labels are known as a stream: pixels are drawn, or copied out of a mapped file, as they are needed.</summary>
/// <param name="name">The set's name.</param>
/// <param name="split">Which part of it.</param>
/// <param name="shape">The shape of one image.</param>
/// <param name="labels">N labels.</param>
/// <param name="classNames">The name of each class, in label order.</param>
/// <param name="fill">Makes the pixels.</param>
/// <param name="source">What the pixels come from, closed with the stream; null for nothing.</param>
sealed class FilledStream(
    string name, string split, ImageShape shape, int[] labels, IReadOnlyList<string> classNames, FillImages fill, IDisposable? source = null)
    : IImageStream
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
        labels.AsSpan(_next, slot.Count).CopyTo(slot.Labels);
        fill(_next, _next + slot.Count, slot.Pixels, cancel);
        _next += slot.Count;
        return slot.Count;
    }

    public void Dispose() => source?.Dispose();
}
