namespace Strata.Storage;

/// <summary>Keeps a second process out of a folder; gone with the process that holds it, however that ends.</summary>
public sealed class FolderLock : IDisposable
{
    readonly FileStream _file;

    FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <exception cref="InputException">Another process holds it.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(new FileStream(
                Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException error)
        {
            throw new InputException($"another process works on {folder} ({error.Message}): wait for it, or choose another --out", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
