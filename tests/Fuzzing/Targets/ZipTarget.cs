using System.IO.Compression;
using Strata.Data;

namespace Strata.Fuzzing.Targets;

/// <summary>ZIP archives of class folders, with deflated and stored images.</summary>
sealed class ZipTarget : FuzzTarget
{
    public override string Name => "zip";

    public override IReadOnlyList<byte[]> Samples { get; } = [Packed(CompressionLevel.Optimal), Packed(CompressionLevel.NoCompression)];

    public override void Read(byte[] file) => DataSets.Load(Written("set.zip", file), "train", new DataRequest());

    static byte[] Packed(CompressionLevel level)
    {
        byte[] image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "images", "rgb.png"));
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create))
        {
            foreach (string name in (string[])["train/cat/1.png", "train/dog/2.png", "train/dog/3.png", "notes.txt"])
            {
                using Stream entry = archive.CreateEntry(name, level).Open();
                entry.Write(image);
            }
        }
        return file.ToArray();
    }
}
