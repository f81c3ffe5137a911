using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Strata.Data;

/// <summary>The <see cref="Fingerprint"/> of images that are met one after another, whose labels are known before.</summary>
public sealed class RunningFingerprint : IDisposable
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Begins.</summary>
    /// <param name="count">N.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="labels">N labels.</param>
    public RunningFingerprint(int count, ImageShape shape, IReadOnlyList<int> labels)
    {
        AppendNumbers([count, shape.Channels, shape.Height, shape.Width]);
        AppendNumbers(labels);
    }

    /// <summary>Takes the next images.</summary>
    /// <param name="pixels">uint8 [n,C,H,W].</param>
    public void Append(ReadOnlySpan<byte> pixels) => _hash.AppendData(pixels);

    /// <summary>The fingerprint of all of them.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    void AppendNumbers(IReadOnlyList<int> numbers)
    {
        byte[] bytes = new byte[numbers.Count * sizeof(int)];
        for (int i = 0; i < numbers.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), numbers[i]);
        _hash.AppendData(bytes);
    }
}
