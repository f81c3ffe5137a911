using System.Globalization;

namespace Strata.Storage;

/// <summary>
/// Keeps a second process out of a folder. The operating system lets go of the lock with the process that holds it, however that ends, so
/// that no lock is ever stale; beside it lies a line that says who holds it, for whoever is kept out. What killed processes left half-written
/// in the folder is cleared away.
/// </summary>
public sealed class FolderLock : IDisposable
{
    const string LockFile = ".lock";
    const string OwnerFile = ".lock-owner";

    // EAGAIN of Linux, EWOULDBLOCK of macOS, ERROR_SHARING_VIOLATION of Windows: all else that goes wrong is no other process.
    static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    readonly FileStream _file;
    readonly string _owner;

    FolderLock(FileStream file, string owner) => (_file, _owner) = (file, owner);

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <param name="option">The option that names another folder, for the error.</param>
    /// <exception cref="InputException">Another process holds it; the message names the folder and the process.</exception>
    /// <exception cref="FailureException">The lock cannot be written, as on a full disk.</exception>
    public static FolderLock Take(string folder, string option = "--out")
    {
        string owner = Path.Combine(folder, OwnerFile);
        try
        {
            FileStream file = new(
                Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            AbandonedFiles.Clear(folder);
            TryWrite(owner);
            return new FolderLock(file, owner);
        }
        catch (IOException error) when (HeldByAnother.Contains(error.HResult))
        {
            throw new InputException($"another process works on {folder} ({Read(owner)}): wait for it, or choose another {option}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"could not lock {folder}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TryDelete(_owner);
        _file.Dispose();
    }

    // Who holds the lock is a courtesy: the work goes on without.
    static void TryWrite(string path)
    {
        try
        {
            string command = string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Prepend(AppDomain.CurrentDomain.FriendlyName));
            string since = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            File.WriteAllText(path, $"process {Environment.ProcessId}, {command}, since {since} UTC\n");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } line ? line : "it has not said which";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "it has not said which";
        }
    }
}
