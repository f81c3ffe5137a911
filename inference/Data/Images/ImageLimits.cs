namespace Strata.Data.Images;

/// <summary>How large an image file may be, so that one file among millions cannot take the memory of all.</summary>
/// <param name="Bytes">Of the file, at least 1.</param>
/// <param name="Pixels">Of the image, at least 1.</param>
public readonly record struct ImageLimits(long Bytes, long Pixels)
{
    /// <summary>64 MB, and 50 million pixels: more than most cameras have.</summary>
    public static ImageLimits Default { get; } = new(64 << 20, 50_000_000);

    /// <summary>Refuses an image of too many pixels.</summary>
    /// <exception cref="InputException">It has more than <see cref="Pixels"/>.</exception>
    public void Require(long pixels, string name)
    {
        if (pixels > Pixels)
            throw new InputException($"{name} announces {pixels:N0} pixels: an image may have {Pixels:N0} at most");
    }
}
