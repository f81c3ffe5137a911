using System.Numerics;
using System.Runtime.InteropServices;

namespace Strata.Storage;

/// <summary>
/// CRC-32C (Castagnoli 1993, RFC 3720 appendix B.4): one instruction for eight bytes where the processor has it. It finds damage, not malice.
/// </summary>
public struct Crc32C()
{
    uint _state = uint.MaxValue;

    /// <summary>The checksum of what was appended.</summary>
    public readonly uint Value => ~_state;

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        Crc32C crc = new();
        crc.Append(bytes);
        return crc.Value;
    }

    /// <summary>Appends bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            state = BitOperations.Crc32C(state, word);
        foreach (byte last in bytes[(words.Length * sizeof(ulong))..])
            state = BitOperations.Crc32C(state, last);
        _state = state;
    }
}
