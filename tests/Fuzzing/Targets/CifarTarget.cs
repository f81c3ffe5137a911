using System.Formats.Tar;
using System.IO.Compression;
using Strata.Data;

namespace Strata.Fuzzing.Targets;

/// <summary>CIFAR-10's binary version in its tar.gz; the damage is done to the archive, and to the tar inside of it.</summary>
sealed class CifarTarget : FuzzTarget
{
    const int Record = 3073;

    public override string Name => "cifar";

    public override IReadOnlyList<byte[]> Samples { get; } = [Packed(), [.. "tar:"u8, .. Tar()], [.. "bin:"u8, .. new byte[2 * Record]]];

    public override void Read(byte[] file)
    {
        // What is damaged inside of gzip would be caught by gzip's checksum alone: so it is packed again, or taken as a plain file.
        if (file.AsSpan().StartsWith("bin:"u8))
        {
            Directory.CreateDirectory(Path.Combine(Folder, "plain"));
            Written("plain/test_batch.bin", file[4..]);
            DataSets.Load(Path.Combine(Folder, "plain"), "test", new DataRequest());
            return;
        }
        byte[] archive = file.AsSpan().StartsWith("tar:"u8) ? Gzip(file.AsSpan(4)) : file;
        DataSets.Load(Written("cifar.tar.gz", archive), "test", new DataRequest());
    }

    static byte[] Packed() => Gzip(Tar());

    static byte[] Gzip(ReadOnlySpan<byte> content)
    {
        using MemoryStream file = new();
        using (GZipStream stream = new(file, CompressionLevel.Fastest))
            stream.Write(content);
        return file.ToArray();
    }

    static byte[] Tar()
    {
        using MemoryStream file = new();
        using (TarWriter archive = new(file, TarEntryFormat.Pax, leaveOpen: true))
            foreach (string name in (string[])["data_batch_1.bin", "test_batch.bin"])
                archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"cifar-10-batches-bin/{name}") { DataStream = new MemoryStream(new byte[Record]) });
        return file.ToArray();
    }
}
