using Strata.Data;
using Strata.Data.Idx;

namespace Strata.Fuzzing.Targets;

/// <summary>IDX files of images and of labels, plain and gzip.</summary>
sealed class IdxTarget : FuzzTarget
{
    public IdxTarget()
    {
        byte[] pixels = [.. Enumerable.Range(0, 6 * 12).Select(i => (byte)(5 * i))];
        Samples = [.. from ending in (string[])["", ".gz"] from sample in (byte[][])
        [
            Made($"grey{ending}", path => IdxFile.WriteImages(path, new ImageShape(1, 3, 4), pixels)),
            Made($"colour{ending}", path => IdxFile.WriteImages(path, new ImageShape(3, 2, 2), pixels)),
            Made($"labels{ending}", path => IdxFile.WriteLabels(path, pixels.AsMemory(0, 6))),
        ] select sample];
    }

    public override string Name => "idx";

    public override IReadOnlyList<byte[]> Samples { get; }

    public override void Read(byte[] file)
    {
        string path = Written("file", file);
        try
        {
            IdxFile.ReadImages(path);
        }
        catch (InputException)
        {
            IdxFile.ReadLabels(path);
        }
    }

    byte[] Made(string name, Action<string> write)
    {
        string path = Path.Combine(Folder, name);
        write(path);
        return File.ReadAllBytes(path);
    }
}
