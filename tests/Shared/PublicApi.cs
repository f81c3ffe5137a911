using System.IO.Compression;
using System.Reflection;

namespace Strata.Tests;

/// <summary>Holds the public surface of a drop-in against the listing of the official package (fixtures/api/ID.txt.gz).</summary>
static class PublicApi
{
    /// <summary>The public API of an assembly as the listings have it: a line a type and member, ordered by name.</summary>
    public static IReadOnlyList<string> Lines(Assembly assembly) =>
    [
        .. assembly.GetTypes().Where(ApiType.IsVisible).SelectMany(ApiMembers.Lines).Distinct()
            .OrderBy(line => line[2..], StringComparer.Ordinal),
    ];

    /// <summary>
    /// Our lines that the official package does not have. Members must stand in the listing as they are; a type must be
    /// there with the same kind, and its bases must be among the official ones (a drop-in may implement fewer).
    /// </summary>
    /// <param name="ours">The drop-in's assembly.</param>
    /// <param name="listingGz">The listing, gzip; a relative path is looked up beside the tests.</param>
    public static IReadOnlyList<string> Missing(Assembly ours, string listingGz)
    {
        string[] official = Read(Path.Combine(AppContext.BaseDirectory, listingGz));
        HashSet<string> members = [.. official.Where(line => !IsType(line))];
        Dictionary<string, TypeLine> types = official.Where(IsType).Select(TypeLine.Parse).ToDictionary(type => type.Head);
        return [.. Lines(ours).Where(line => !(IsType(line) ? Covers(types, TypeLine.Parse(line)) : members.Contains(line)))];
    }

    static bool IsType(string line) => line.StartsWith("T:", StringComparison.Ordinal);

    static bool Covers(Dictionary<string, TypeLine> official, TypeLine ours) =>
        official.TryGetValue(ours.Head, out TypeLine? type) && ours.Bases.All(type.Bases.Contains) && ours.Tail == type.Tail;

    static string[] Read(string path)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Head is name and kind, Tail the constraints and marks behind the bases.</summary>
    sealed record TypeLine(string Head, IReadOnlyList<string> Bases, string Tail)
    {
        public static TypeLine Parse(string line)
        {
            int tailAt = new[] { " where ", " [obsolete]" }.Select(mark => line.IndexOf(mark, StringComparison.Ordinal))
                .Where(at => at >= 0).DefaultIfEmpty(line.Length).Min();
            int basesAt = line.IndexOf(" < ", StringComparison.Ordinal);
            if (basesAt < 0)
                return new TypeLine(line[..tailAt], [], line[tailAt..]);
            return new TypeLine(line[..basesAt], line[(basesAt + 3)..tailAt].Split(", "), line[tailAt..]);
        }
    }
}
