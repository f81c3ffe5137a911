using Strata.Registry;

namespace Strata.Training.Lab;

/// <summary>The studies that come with Strata, as files beside the program.</summary>
static class StudyLibrary
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "studies");

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a study by name, or from a file of the user's own.</summary>
    /// <exception cref="InputException">There is no such study (the message offers the nearest), or it is wrong.</exception>
    public static StudyFile Read(string nameOrPath) => IsFile(nameOrPath) ? StudyFile.Read(nameOrPath)
        : Names.Contains(nameOrPath) ? StudyFile.Read(Path.Combine(Folder, nameOrPath + ".json"))
        : throw Nearest.Unknown("study", nameOrPath, [.. Names, "all"]);

    /// <summary>What a study is called.</summary>
    public static string NameOf(string nameOrPath) => IsFile(nameOrPath) ? Path.GetFileNameWithoutExtension(nameOrPath) : nameOrPath;

    static bool IsFile(string nameOrPath) => nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
