namespace Strata.Tests;

/// <summary>The repository that the tests were built in.</summary>
static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find();

    static string Find()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Strata.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("the tests do not run inside the repository");
        return folder.FullName;
    }
}
