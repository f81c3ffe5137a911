namespace Strata.Predicting;

/// <summary>Class names from a text file.</summary>
static class ClassNames
{
    /// <summary>Reads names, one a line, in label order; empty lines at the end are left out.</summary>
    /// <exception cref="InputException">The file cannot be read or is empty.</exception>
    public static string[] Read(string path)
    {
        try
        {
            string[] names = [.. File.ReadAllText(path).TrimEnd().Split('\n').Select(line => line.Trim())];
            return names is [""] ? throw new InputException($"{path} is empty: it should name the classes, one a line") : names;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read {path}: {error.Message}", error);
        }
    }
}
