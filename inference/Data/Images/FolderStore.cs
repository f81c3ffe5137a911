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
    public byte[] Read(string file)
    {
        try
        {
            string path = Describe(file);
            long length = new FileInfo(path).Length;
            return length <= ImageFiles.LargestBytes ? File.ReadAllBytes(path) : throw ImageFiles.TooLarge(path, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read {Describe(file)}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public string Describe(string file) => Path.Combine(Root, file);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
