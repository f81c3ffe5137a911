using System.Buffers.Binary;
using Strata.Randomness;

namespace Strata.Fuzzing;

/// <summary>Damages files: the same seed and number give the same bytes.</summary>
/// <param name="samples">Sound files to begin with.</param>
/// <param name="seed">The seed of all damage.</param>
sealed class Mutator(IReadOnlyList<byte[]> samples, ulong seed)
{
    const int MostDamage = 4;
    const int LongestChunk = 64;

    // What lengths, counts and sizes are compared with, and what overflows when something is added or multiplied.
    static readonly long[] s_numbers =
        [0, 1, 2, 7, 8, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue, 1L << 31, uint.MaxValue, 1L << 32, 1L << 40, long.MaxValue, -1, -2];

    /// <summary>The file of one number: a sample with one to four kinds of damage.</summary>
    public byte[] Make(ulong number)
    {
        SplitMix64 random = SplitMix64.Stream(seed, number);
        List<byte> file = [.. samples[random.Below(samples.Count)]];
        for (int left = 1 + random.Below(MostDamage); left > 0; left--)
            Damage(file, ref random);
        return [.. file];
    }

    void Damage(List<byte> file, ref SplitMix64 random)
    {
        if (file.Count == 0)
            file.Add((byte)random.Below(256));
        int at = random.Below(file.Count);
        switch (random.Below(9))
        {
            case 0:
                file[at] ^= (byte)(1 << random.Below(8));
                break;
            case 1:
                file[at] = (byte)random.Below(256);
                break;
            case 2:
                file.RemoveRange(at, file.Count - at);
                break;
            case 3:
                Splice(file, at, ref random);
                break;
            case 4:
                WriteNumber(file, at, ref random);
                break;
            case 5:
                WriteVarint(file, at, ref random);
                break;
            case 6:
                file.InsertRange(random.Below(file.Count + 1), Chunk(file, at, ref random));
                break;
            case 7:
                file.RemoveRange(at, Math.Min(file.Count - at, 1 + random.Below(LongestChunk)));
                break;
            default:
                Fill(file, at, ref random);
                break;
        }
    }

    // The start of this file, then the rest of another from some place on.
    void Splice(List<byte> file, int at, ref SplitMix64 random)
    {
        byte[] other = samples[random.Below(samples.Count)];
        file.RemoveRange(at, file.Count - at);
        file.AddRange(other.AsSpan(random.Below(other.Length)));
    }

    static void WriteNumber(List<byte> file, int at, ref SplitMix64 random)
    {
        Span<byte> bytes = stackalloc byte[8];
        long number = random.Below(4) == 0 ? file.Count + random.Below(5) - 2 : s_numbers[random.Below(s_numbers.Length)];
        int size = 1 << random.Below(4);
        if (random.Below(2) == 0)
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        else
            BinaryPrimitives.WriteInt64BigEndian(bytes, number << (64 - 8 * size));
        for (int i = 0; i < size && at + i < file.Count; i++)
            file[at + i] = bytes[i];
    }

    // A number of protocol buffers may take another length than the one it stands for, so that everything behind it moves.
    static void WriteVarint(List<byte> file, int at, ref SplitMix64 random)
    {
        ulong number = (ulong)s_numbers[random.Below(s_numbers.Length)];
        file.RemoveAt(at);
        for (; number >= 0x80; number >>= 7)
            file.Insert(at++, (byte)(number | 0x80));
        file.Insert(at, (byte)number);
    }

    static List<byte> Chunk(List<byte> file, int at, ref SplitMix64 random)
    {
        List<byte> chunk = file.GetRange(at, Math.Min(file.Count - at, 1 + random.Below(LongestChunk)));
        int times = 1 + random.Below(4);
        return [.. Enumerable.Repeat(chunk, times).SelectMany(bytes => bytes)];
    }

    static void Fill(List<byte> file, int at, ref SplitMix64 random)
    {
        byte value = (byte)(random.Below(2) == 0 ? 0 : 255);
        for (int end = Math.Min(file.Count, at + 1 + random.Below(LongestChunk)); at < end; at++)
            file[at] = value;
    }
}
