using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Data.Idx;

/// <summary>An IDX pair as a stream: labels in memory, images read as they are needed.</summary>
sealed class IdxStream(IdxImageReader images, byte[] labels, string name, string split, IReadOnlyList<string> classNames) : IImageStream
{
    public string Name => name;

    public string Split => split;

    public ImageShape Shape => images.Shape;

    public long Count => images.Count;

    public IReadOnlyList<string> ClassNames => classNames;

    public IReadOnlyList<int> Labels => Array.ConvertAll(labels, label => (int)label);

    public void Skip(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        images.Skip((int)count);
    }

    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        (slot.First, slot.Count) = (images.Next, Math.Min(slot.Capacity, images.Count - images.Next));
        if (slot.Count == 0)
            return 0;
        for (int i = 0; i < slot.Count; i++)
            slot.Labels[i] = labels[images.Next + i];
        images.Read(slot.Pixels.Span[..(slot.Count * Shape.Size)]);
        return slot.Count;
    }

    public void Dispose() => images.Dispose();
}
