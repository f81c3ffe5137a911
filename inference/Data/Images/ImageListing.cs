namespace Strata.Data.Images;

/// <summary>Which files of a store are to be read as images: all but hidden ones, in ordinal order.</summary>
static class ImageListing
{
    /// <summary>Lists the files.</summary>
    /// <param name="store">The store.</param>
    /// <param name="split">Only files under a folder of that name, as in test/cat/1.jpg; null for all.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static string[] Of(IImageStore store, string? split)
    {
        string[] files = [.. store.Files.Where(file => !ImageFiles.IsHidden(file) && (split is null || IsUnder(file, split)))];
        if (files.Length == 0)
            throw new InputException($"{store.Root} holds no files{(split is null ? "" : $" under a folder named {split}")}");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>The size of the first image that can be decoded.</summary>
    /// <exception cref="InputException">None can.</exception>
    public static (int Height, int Width) SizeOfFirst(ImageReader reader, string[] files)
    {
        string first = "";
        foreach (string file in files)
        {
            try
            {
                (int Height, int Width) size = default;
                reader.Read(file, (_, height, width) => size = (height, width));
                return size;
            }
            catch (InputException fault)
            {
                first = first == "" ? fault.Message : first;
            }
        }
        throw new InputException($"none of the {files.Length:N0} files of {reader.Store.Root} can be read as an image: {first}");
    }

    static bool IsUnder(string file, string folder) =>
        file.StartsWith($"{folder}/", StringComparison.Ordinal) || file.Contains($"/{folder}/");
}
