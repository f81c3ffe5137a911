namespace Strata.Data.Images;

/// <summary>One file of an image.</summary>
sealed class SingleFile(string path) : IImageStore
{
    readonly string _name = Path.GetFileName(path);

    /// <inheritdoc/>
    public string Root => path;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Files => [_name];

    /// <inheritdoc/>
    public byte[] Read(string file, long most) => FolderStore.ReadWhole(path, most);

    /// <inheritdoc/>
    public string Describe(string file) => path;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
