using System.Runtime.CompilerServices;

namespace Strata.Data.Images;

/// <summary>The checksum of ZIP (ISO 3309, polynomial 0xEDB88320 reflected), which .NET's archive reader leaves to its caller.</summary>
static class Crc32
{
    static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(value => Remainder((uint)value))];

    /// <summary>The checksum of some bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint[] table = s_table;
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
            crc = (crc >> 8) ^ table[(byte)crc ^ value];
        return ~crc;
    }

    static uint Remainder(uint crc)
    {
        for (int bit = 0; bit < 8; bit++)
            crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        return crc;
    }
}
