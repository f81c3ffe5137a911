using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Strata.Data;

/// <summary>What a data set is, in 64 characters: whoever has the same images and labels in the same order has the same fingerprint.</summary>
public static class Fingerprint
{
    /// <summary>
    /// SHA-256, lower hex, over: the sizes N, C, H, W and then the N labels, each as a 32-bit little-endian number, then the pixels
    /// uint8 [N,C,H,W]. Names of set, split and classes stay out, and so does the way the files were compressed.
    /// </summary>
    public static string Of(ImageSet set)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendNumbers(hash, [set.Count, set.Shape.Channels, set.Shape.Height, set.Shape.Width]);
        AppendNumbers(hash, set.Labels);
        hash.AppendData(set.Pixels);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void AppendNumbers(IncrementalHash hash, ReadOnlySpan<int> numbers)
    {
        byte[] bytes = new byte[numbers.Length * sizeof(int)];
        for (int i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), numbers[i]);
        hash.AppendData(bytes);
    }
}
