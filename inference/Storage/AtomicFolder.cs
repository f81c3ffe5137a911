namespace Strata.Storage;

/// <summary>Writes folders whole or not at all: under a temporary name beside the target, then renamed.</summary>
static class AtomicFolder
{
    /// <summary>Writes a folder; one that an earlier call wrote is replaced, any other that is not empty is left alone.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="mark">A file that every folder of this kind holds, by which an earlier one is known.</param>
    /// <param name="write">Fills the folder whose path it is given.</param>
    /// <exception cref="InputException">The folder holds other files, or cannot be written.</exception>
    public static T Write<T>(string path, string mark, Func<string, T> write)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(Path.Combine(path, mark)))
            throw new InputException($"{path} holds other files: empty it, or name another folder with --out");
        string temporary = $"{Path.TrimEndingDirectorySeparator(path)}.{Environment.ProcessId}.tmp";
        try
        {
            OutputFolder.Require(temporary);
            T result = write(temporary);
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
            Directory.Move(temporary, path);
            return result;
        }
        finally
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
        }
    }
}
