namespace Strata.Data;

/// <summary>Where data sets lie on this machine.</summary>
public static class DataFolders
{
    const string Variable = "STRATA_DATA";

    /// <summary>
    /// The folders to search, in order: $STRATA_DATA, data/, ../shared/data/; the last two seen from here and from the repository's root.
    /// </summary>
    public static IReadOnlyList<string> Default()
    {
        string[] roots = Roots();
        string? named = Environment.GetEnvironmentVariable(Variable);
        return
        [
            .. string.IsNullOrWhiteSpace(named) ? [] : (string[])[Path.GetFullPath(named)],
            .. roots.Select(root => Path.Combine(root, "data")),
            .. roots.Select(root => Path.GetFullPath(Path.Combine(root, "..", "shared", "data"))),
        ];
    }

    /// <summary>The folder that fetched sets go to: data/ in the repository's root, or here where there is none.</summary>
    public static string Own() => Path.Combine(Roots()[^1], "data");

    /// <summary>The folder of what can be made again at any time: $STRATA_CACHE, or data/cache/.</summary>
    public static string Cache() => Environment.GetEnvironmentVariable("STRATA_CACHE") is { } named && !string.IsNullOrWhiteSpace(named)
        ? Path.GetFullPath(named) : Path.Combine(Own(), "cache");

    static string[] Roots() => [.. new[]
    {
        Directory.GetCurrentDirectory(),
        RepositoryAbove(Directory.GetCurrentDirectory()) ?? RepositoryAbove(AppContext.BaseDirectory),
    }.OfType<string>().Distinct()];

    static string? RepositoryAbove(string folder)
    {
        for (DirectoryInfo? here = new(folder); here is not null; here = here.Parent)
            if (File.Exists(Path.Combine(here.FullName, "Strata.slnx")))
                return Path.TrimEndingDirectorySeparator(here.FullName);
        return null;
    }
}
