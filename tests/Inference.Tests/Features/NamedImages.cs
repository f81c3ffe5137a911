using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;

namespace Strata.Tests.Features;

/// <summary>Images with names, whose disk fails at some place.</summary>
sealed class NamedImages(ImageSet set, int failsAt = int.MaxValue) : IImageStream
{
    readonly IImageStream _stream = ImageStreams.Of(set);

    public static string NameOf(long image) => $"folder \"é\"/{image}.png";

    public string Name => _stream.Name;

    public string Split => _stream.Split;

    public ImageShape Shape => _stream.Shape;

    public long Count => _stream.Count;

    public IReadOnlyList<string> ClassNames => _stream.ClassNames;

    public IReadOnlyList<int>? Labels => _stream.Labels;

    public void Skip(long images) => _stream.Skip(images);

    public int Read(BatchSlot slot, CancellationToken cancel)
    {
        int count = _stream.Read(slot, cancel);
        if (slot.First + count > failsAt)
            throw new IOException("the disk failed");
        for (int i = 0; i < count; i++)
            slot.Files[i] = NameOf(slot.First + i);
        return count;
    }

    public void Dispose() => _stream.Dispose();
}
