using Strata.Data;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>The next few batches of a stream, as if it ended behind them; the stream itself goes on from there.</summary>
sealed class FirstBatches(IImageStream stream, int batches) : IImageStream
{
    int _left = batches;

    public string Name => stream.Name;

    public string Split => stream.Split;

    public ImageShape Shape => stream.Shape;

    public long Count => stream.Count;

    public IReadOnlyList<string> ClassNames => stream.ClassNames;

    public IReadOnlyList<int>? Labels => stream.Labels;

    public void Skip(long images) => stream.Skip(images);

    public int Read(BatchSlot slot, CancellationToken cancel) => _left-- > 0 ? stream.Read(slot, cancel) : 0;

    public void Dispose()
    {
    }
}
