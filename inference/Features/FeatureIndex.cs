namespace Strata.Features;

/// <summary>index.json: what a folder of features holds, and from what it was computed.</summary>
public sealed record FeatureIndex
{
    /// <summary>The file's name.</summary>
    public const string FileName = "index.json";

    /// <summary>The form that this version writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The form.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What computed the features.</summary>
    public required FeatureModel Model { get; init; }

    /// <summary>Of what they were computed.</summary>
    public required FeatureData Data { get; init; }

    /// <summary>N: rows of every file.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows a chunk; the last may have fewer.</summary>
    public int ChunkRows { get; init; } = FeatureChunk.Rows;

    /// <summary>CRC-32C of each chunk's pixels, uint8 [n,C,H,W]: by these and by the labels the data is known again.</summary>
    public required IReadOnlyList<string> ImageChecksums { get; init; }

    /// <summary>The columns that tell rows apart: labels.npy, images.npy (the place of each row's image among all), files.jsonl where images have names.</summary>
    public required IReadOnlyList<FeatureColumnFile> Columns { get; init; }

    /// <summary>The features, in the network's order.</summary>
    public required IReadOnlyList<FeatureLayer> Layers { get; init; }
}

/// <summary>A model that features come from.</summary>
/// <param name="Name">The run, or the file without its ending.</param>
/// <param name="File">The file, as it was named.</param>
/// <param name="Sha256">Of the file, lower hex.</param>
public sealed record FeatureModel(string Name, string File, string Sha256);

/// <summary>A data set that features were computed of.</summary>
/// <param name="Name">As in "mnist".</param>
/// <param name="Split">As in "test".</param>
/// <param name="Fingerprint">See <see cref="Data.Fingerprint"/>; null where labels are known only as the images are read.</param>
/// <param name="Shape">C, H, W.</param>
/// <param name="Classes">The class names, in label order; empty where unknown.</param>
public sealed record FeatureData(string Name, string Split, string? Fingerprint, IReadOnlyList<int> Shape, IReadOnlyList<string> Classes);

/// <summary>A file with one entry a row.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Checksums">CRC-32C of each chunk's bytes, without the file's header.</param>
public sealed record FeatureColumnFile(string File, IReadOnlyList<string> Checksums);
