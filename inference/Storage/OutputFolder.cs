namespace Strata.Storage;

/// <summary>Makes sure of an output folder before any work starts, so that hours of work do not end on a read-only disk.</summary>
public static class OutputFolder
{
    /// <summary>Creates the folder where it is missing and proves that a file can be written in it.</summary>
    /// <exception cref="InputException">It cannot be created or written.</exception>
    public static string Require(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            string probe = Path.Combine(path, $".strata-{Environment.ProcessId}.tmp");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"the output folder {path} cannot be written ({error.Message}): choose another with --out", error);
        }
    }
}
