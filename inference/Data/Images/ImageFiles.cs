namespace Strata.Data.Images;

/// <summary>Which files are images.</summary>
static class ImageFiles
{
    /// <summary>No file of an image is larger: 256 MB.</summary>
    public const long LargestBytes = 256L << 20;

    static readonly string[] Endings = [".jpg", ".jpeg", ".png"];

    /// <summary>Whether a name ends as JPEG and PNG files do.</summary>
    public static bool IsImage(string name) => Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a path is a system's own business: hidden, or what macOS adds to archives.</summary>
    public static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.') || part == "__MACOSX");

    /// <summary>The error of a file beyond the limit.</summary>
    public static InputException TooLarge(string file, long length, long most) =>
        new($"{file} is {length:N0} bytes long: a file of an image may have {most:N0} at most");
}
