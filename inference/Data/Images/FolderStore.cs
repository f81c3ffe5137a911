namespace Strata.Data.Images;

/// <summary>The files of a folder and of the folders in it.</summary>
sealed class FolderStore : IImageStore
{
    // Split, class and a few levels more; a link that leads back up ends there.
    const int Deepest = 8;

    /// <exception cref="InputException">The folder cannot be listed.</exception>
    public FolderStore(string root)
    {
        Root = root;
        EnumerationOptions all = new() { RecurseSubdirectories = true, MaxRecursionDepth = Deepest, IgnoreInaccessible = false };
        try
        {
            Files = [.. Directory.EnumerateFiles(root, "*", all)
                .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot list {root}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string Root { get; }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Files { get; }

    /// <inheritdoc/>
    public byte[] Read(string file, long most) => ReadWhole(Describe(file), most);

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InputException">It cannot be read, or is larger than <paramref name="most"/>.</exception>
    public static byte[] ReadWhole(string path, long most)
    {
        try
        {
            // A pipe has no length either, and would be waited for.
            return new FileInfo(path).Length switch
            {
                0 => [],
                long length when length > most => throw ImageFiles.TooLarge(path, length, most),
                _ => File.ReadAllBytes(path),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read {path}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string Describe(string file) => Path.Combine(Root, file);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
