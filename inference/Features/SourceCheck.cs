using System.Runtime.InteropServices;
using Strata.Data;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Features;

/// <summary>Checksums of the images and labels that rows come from, so that features are never put beside those of other data.</summary>
sealed class SourceCheck : IDisposable
{
    readonly RunningFingerprint? _fingerprint;
    readonly IReadOnlyList<uint[]> _known;
    readonly string _what;
    Crc32C _pixels = new();
    Crc32C _labels = new();

    /// <summary>Begins.</summary>
    /// <param name="stream">The images.</param>
    /// <param name="known">What is known already of each chunk: the checksums of its pixels and of its labels.</param>
    /// <param name="what">Where that is known from, for the error.</param>
    public SourceCheck(IImageStream stream, IReadOnlyList<uint[]> known, string what)
    {
        (_known, _what) = (known, what);
        if (stream.Labels is { } labels && stream.Count <= int.MaxValue)
            _fingerprint = new RunningFingerprint((int)stream.Count, stream.Shape, labels);
    }

    /// <summary>Takes rows of a batch.</summary>
    public void Append(BatchSlot slot, int first, int count)
    {
        int size = slot.Shape.Size;
        ReadOnlySpan<byte> pixels = slot.Pixels.Span.Slice(first * size, count * size);
        _pixels.Append(pixels);
        _labels.Append(MemoryMarshal.AsBytes(slot.Labels.AsSpan(first, count)));
        _fingerprint?.Append(pixels);
    }

    /// <summary>Ends a chunk.</summary>
    /// <returns>The checksums of its pixels and of its labels.</returns>
    /// <exception cref="InputException">It is not the chunk that is known.</exception>
    public (uint Pixels, uint Labels) EndChunk(long chunk)
    {
        (uint pixels, uint labels) = (_pixels.Value, _labels.Value);
        (_pixels, _labels) = (new Crc32C(), new Crc32C());
        if (chunk < _known.Count && (_known[(int)chunk][0] != pixels || _known[(int)chunk][1] != labels))
            throw Changed(_what);
        return (pixels, labels);
    }

    /// <summary>The fingerprint of all images; null where labels were not known before.</summary>
    public string? Finish() => _fingerprint?.Finish();

    /// <inheritdoc/>
    public void Dispose() => _fingerprint?.Dispose();

    /// <summary>The error for data that is not what it was.</summary>
    public static InputException Changed(string what) => new(
        $"{what} are of other images or labels than those given now: --overwrite replaces them, or choose another --out");
}
