using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Data;

/// <summary>Draws images from one index up to another.</summary>
/// <param name="start">The first.</param>
/// <param name="end">One past the last.</param>
/// <param name="pixels">Receives them, uint8 [end - start,C,H,W].</param>
/// <param name="cancel">Stops the work.</param>
delegate void DrawImages(int start, int end, Memory<byte> pixels, CancellationToken cancel);

/// <summary>A set made by code as a stream: images are drawn as they are needed.</summary>
sealed class DrawnStream(
    string name, string split, ImageShape shape, int[] labels, IReadOnlyList<string> classNames, DrawImages draw) : IImageStream
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
        draw(_next, _next + slot.Count, slot.Pixels, cancel);
        _next += slot.Count;
        return slot.Count;
    }

    public void Dispose()
    {
    }
}
