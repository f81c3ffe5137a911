using Strata.Data;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>A data set in memory as a stream.</summary>
sealed class SetStream(ImageSet set) : IImageStream
{
    int _next;

    public string Name => set.Name;

    public string Split => set.Split;

    public ImageShape Shape => set.Shape;

    public long Count => set.Count;

    public IReadOnlyList<string> ClassNames => set.ClassNames;

    public IReadOnlyList<int> Labels => set.Labels;

    public void Skip(long images)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(images);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(images, Count);
        _next = (int)images;
    }

    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        int count = Math.Min(slot.Capacity, set.Count - _next);
        set.Pixels.AsSpan(_next * Shape.Size, count * Shape.Size).CopyTo(slot.Pixels.Span);
        set.Labels.AsSpan(_next, count).CopyTo(slot.Labels);
        (slot.First, slot.Count) = (_next, count);
        _next += count;
        return count;
    }

    public void Dispose()
    {
    }
}
