namespace Strata.Storage;

/// <summary>Writes files whole or not at all: under a temporary name beside the target, flushed to disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes <paramref name="path"/> with <paramref name="write"/>; an exception leaves what stood there before.</summary>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    /// <exception cref="FailureException">The disk filled up or failed while writing.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        FileStream stream = Create(temporary);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        // A file above what the file system or a quota allows is an ArgumentOutOfRangeException in .NET.
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw new FailureException($"could not write {path}: {error.Message}", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteText(string path, string text) => Write(path, stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Writes bytes.</summary>
    public static void WriteBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    static FileStream Create(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw new InputException($"cannot write in {Path.GetDirectoryName(Path.GetFullPath(path))}: {error.Message}", error);
        }
        // A file above what the file system or a quota allows is an ArgumentOutOfRangeException in .NET.
        catch (Exception error) when (error is IOException or ArgumentOutOfRangeException)
        {
            throw new FailureException($"could not write {path}: {error.Message}", error);
        }
    }
}
