using Strata.Storage.Npy;

namespace Strata.Features;

/// <summary>One layer's features in a folder: a file [N,Width].</summary>
public sealed record FeatureLayer
{
    /// <summary>The tensor's name.</summary>
    public required string Name { get; init; }

    /// <summary>The operator that made it.</summary>
    public required string Op { get; init; }

    /// <summary>The place of that operator in the graph: the network's order.</summary>
    public required int Place { get; init; }

    /// <summary>The axes of one image's tensor before pooling.</summary>
    public required IReadOnlyList<long> Shape { get; init; }

    /// <summary>The pooling as its file's name spells it; null for a tensor that is a vector.</summary>
    public required string? Pooling { get; init; }

    /// <summary>Values a row.</summary>
    public required int Width { get; init; }

    /// <summary>The type of the file's values.</summary>
    public required NpyType Type { get; init; }

    /// <summary>The file's name in the folder.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 over model, data, tensor, pooling and type: equal for equal features, whatever the folder.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What it ran on.</summary>
    public required string Device { get; init; }

    /// <summary>Images a batch.</summary>
    public required int Batch { get; init; }

    /// <summary>Which ONNX Runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>CRC-32C of each chunk's bytes, without the file's header.</summary>
    public required IReadOnlyList<string> Checksums { get; init; }

    /// <summary>As in "conv1.mean", or "fc1".</summary>
    public override string ToString() => Pooling is null ? Name : $"{Name}.{Pooling}";
}
