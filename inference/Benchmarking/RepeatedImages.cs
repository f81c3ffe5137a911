using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Benchmarking;

/// <summary>The same pixels again and again, copied as a reader of a data set in memory would: a stream of any length.</summary>
sealed class RepeatedImages(ImageShape shape, byte[] pixels, long count) : IImageStream
{
    long _next;

    public string Name => "noise";

    public string Split => "test";

    public ImageShape Shape => shape;

    public long Count => count;

    public IReadOnlyList<string> ClassNames => [];

    public void Skip(long images) => _next = images;

    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        int images = (int)Math.Min(slot.Capacity, count - _next);
        pixels.AsSpan(0, images * shape.Size).CopyTo(slot.Pixels.Span);
        (slot.First, slot.Count) = (_next, images);
        _next += images;
        return images;
    }

    public void Dispose()
    {
    }
}
