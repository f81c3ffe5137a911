namespace Strata.Data.Images;

/// <summary>How image files become a stream of images of one shape.</summary>
public sealed record ImageFileOptions
{
    /// <summary>1 for grey, 3 for colour: each file is turned into what is asked for.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>Rows of every image, at least 1; null for those of the first sound one.</summary>
    public int? Height { get; init; }

    /// <summary>Columns of every image, at least 1; null for those of the first sound one.</summary>
    public int? Width { get; init; }

    /// <summary>What happens to files of another size.</summary>
    public ResizeMode Resize { get; init; }

    /// <summary>How large files may be.</summary>
    public ImageLimits Limits { get; init; } = ImageLimits.Default;

    /// <summary>Only files under a folder of that name, as in test/cat/1.jpg; null for all.</summary>
    public string? Split { get; init; }

    /// <summary>The classes that folders may be named after, in label order; of several around a file the innermost counts.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>Hears, in order, on the thread that reads, of every file that is left out: its path and one line that says why.</summary>
    public Action<string, string> Fault { get; init; } = (_, _) => { };

    /// <summary>Threads that decode, at least 1; null for one a core.</summary>
    public int? Workers { get; init; }
}
