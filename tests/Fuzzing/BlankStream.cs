using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Fuzzing;

/// <summary>Images that cost nothing to make, so that a run shows the pipeline alone.</summary>
sealed class BlankStream(int images) : IImageStream
{
    int _next;

    public string Name => "blank";

    public string Split => "test";

    public ImageShape Shape { get; } = new(1, 8, 8);

    public long Count => images;

    public IReadOnlyList<string> ClassNames => [];

    public void Skip(long count) => _next = checked((int)count);

    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        (slot.First, slot.Count) = (_next, Math.Min(slot.Capacity, images - _next));
        slot.Pixels.Span.Fill((byte)_next);
        _next += slot.Count;
        return slot.Count;
    }

    public void Dispose()
    {
    }
}
