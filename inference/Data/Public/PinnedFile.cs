using System.Security.Cryptography;
using Strata.Data.Idx;

namespace Strata.Data.Public;

/// <summary>A public file whose every byte is known.</summary>
/// <param name="Name">Its name on the mirrors and on disk, as in "t10k-labels-idx1-ubyte.gz".</param>
/// <param name="Bytes">Its length; nothing longer is ever read from a mirror.</param>
/// <param name="Sha256">SHA-256 of the file, lower hex.</param>
/// <param name="DecodedSha256">
/// SHA-256 of what gzip makes of it, lower hex: the same for every way to compress it, and for none; null where only the file itself
/// is known.
/// </param>
public sealed record PinnedFile(string Name, int Bytes, string Sha256, string? DecodedSha256)
{
    /// <summary>Whether these bytes are the file.</summary>
    public bool Fits(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Bytes && Convert.ToHexStringLower(SHA256.HashData(bytes)) == Sha256;

    /// <summary>Whether the file at a path decodes to the pinned content, however it is compressed.</summary>
    /// <exception cref="InputException">The file is missing, or its gzip stream is damaged.</exception>
    public bool HasContentOf(string path)
    {
        if (DecodedSha256 is null)
            return HasBytesOf(path);
        using DecodedFile file = DecodedFile.Open(path);
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(file.Stream)) == DecodedSha256;
        }
        catch (InvalidDataException error)
        {
            throw DecodedFile.Damaged(path, error);
        }
    }

    /// <summary>Says whether the file at a path is this one: byte for byte, or in content.</summary>
    public DataCheck Check(string path)
    {
        try
        {
            return !HasContentOf(path) ? new DataCheck(path, false, "its content is not that of the pinned file")
                : HasBytesOf(path) ? new DataCheck(path, true, "byte for byte the pinned file")
                : new DataCheck(path, true, "the pinned content, compressed otherwise or not at all");
        }
        catch (InputException damaged)
        {
            return new DataCheck(path, false, damaged.Message);
        }
    }

    bool HasBytesOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return file.Length == Bytes && Convert.ToHexStringLower(SHA256.HashData(file)) == Sha256;
    }
}
