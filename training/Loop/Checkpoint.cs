using System.Security.Cryptography;
using System.Text.Json;
using Strata.Storage;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Loop;

/// <summary>
/// last.bin: all that a run needs to go on after its last finished epoch. A header in JSON (the history), the weights, their average where
/// there is one, and the optimizer's state in TorchSharp's own formats, and the SHA-256 of all that: a run never goes on from numbers that it did not leave.
/// </summary>
static class Checkpoint
{
    const string Magic = "strata-checkpoint-2";

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Save(string path, IReadOnlyList<EpochRecord> history, Module<Tensor, Tensor> model, Module<Tensor, Tensor>? average, OptimizerHelper optimizer) =>
        AtomicFile.Write(path, stream =>
        {
            using SHA256 hash = SHA256.Create();
            using (CryptoStream hashed = new(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (BinaryWriter writer = new(hashed, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                writer.Write(Magic);
                writer.Write(JsonSerializer.Serialize(history, Json.Line));
                model.save(writer);
                average?.save(writer);
                optimizer.save_state_dict(writer);
            }
            stream.Write(hash.Hash);
        });

    /// <summary>The history alone: a learning rate schedule has to replay it before the optimizer's state comes back.</summary>
    /// <exception cref="DamagedFileException">The file is damaged.</exception>
    public static IReadOnlyList<EpochRecord> ReadHistory(string path) => Read(path, _ => { });

    /// <summary>Restores model, average and optimizer.</summary>
    /// <exception cref="DamagedFileException">The file is damaged, or belongs to another model.</exception>
    public static void Restore(string path, Module<Tensor, Tensor> model, Module<Tensor, Tensor>? average, OptimizerHelper optimizer) => Read(path, reader =>
    {
        model.load(reader);
        average?.load(reader);
        optimizer.load_state_dict(reader);
    });

    static IReadOnlyList<EpochRecord> Read(string path, Action<BinaryReader> state)
    {
        try
        {
            using BinaryReader reader = new(File.OpenRead(path));
            if (reader.ReadString() != Magic)
                throw new InvalidDataException("it is no checkpoint of this version of Strata");
            RequireWhole(reader.BaseStream);
            EpochRecord[] history = JsonSerializer.Deserialize<EpochRecord[]>(reader.ReadString(), Json.Line)!;
            state(reader);
            return history;
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException or ArgumentException or JsonException or FormatException)
        {
            throw new DamagedFileException($"{path} is damaged ({damage.Message})", "train again with --overwrite", damage);
        }
    }

    // The hash stands behind what it is of.
    static void RequireWhole(Stream file)
    {
        long place = file.Position;
        file.Position = 0;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        for (long left = file.Length - SHA256.HashSizeInBytes; left > 0;)
        {
            int read = file.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length)), 1);
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        Span<byte> expected = buffer.AsSpan(0, SHA256.HashSizeInBytes);
        file.ReadExactly(expected);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
            throw new InvalidDataException("its SHA-256 is not the one it was written with");
        file.Position = place;
    }
}
