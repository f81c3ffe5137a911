using Strata.Data;
using Strata.Sessions;

namespace Strata.Pipelines;

/// <summary>The same images under another name.</summary>
sealed class NamedStream(IImageStream stream, string name) : IImageStream
{
    public string Name => name;

    public string Split => stream.Split;

    public ImageShape Shape => stream.Shape;

    public long Count => stream.Count;

    public IReadOnlyList<string> ClassNames => stream.ClassNames;

    public IReadOnlyList<int>? Labels => stream.Labels;

    public void Skip(long images) => stream.Skip(images);

    public int Read(BatchSlot slot, CancellationToken cancel) => stream.Read(slot, cancel);

    public void Dispose() => stream.Dispose();
}
