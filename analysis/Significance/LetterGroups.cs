namespace Strata.Analysis.Significance;

/// <summary>
/// All pairs in a few letters: two models share a letter where no difference between them is shown (Piepho 2004, "An Algorithm for a
/// Letter-Based Representation of All-Pairwise Comparisons": insert and absorb).
/// </summary>
static class LetterGroups
{
    /// <summary>The groups, each the places of its members in rising order; the first group holds the first model.</summary>
    /// <param name="count">Models, ranked.</param>
    /// <param name="different">Pairs of places whose difference is shown.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(int count, IEnumerable<(int First, int Second)> different)
    {
        List<SortedSet<int>> groups = [[.. Enumerable.Range(0, count)]];
        foreach ((int first, int second) in different)
        {
            SortedSet<int>[] torn = [.. groups.Where(group => group.Contains(first) && group.Contains(second))];
            groups.RemoveAll(torn.Contains);
            foreach (SortedSet<int> group in torn)
            {
                Insert(groups, [.. group.Where(place => place != first)]);
                Insert(groups, [.. group.Where(place => place != second)]);
            }
        }
        return [.. groups.OrderBy(group => group.Min).ThenBy(group => group.Max).Select(group => (int[])[.. group])];
    }

    /// <summary>The letters of each model, as in "ab".</summary>
    public static string[] Letters(int count, IReadOnlyList<IReadOnlyList<int>> groups) =>
        [.. Enumerable.Range(0, count).Select(place => string.Concat(groups.Select((group, i) => group.Contains(place) ? Letter(i) : "")))];

    static void Insert(List<SortedSet<int>> groups, SortedSet<int> group)
    {
        if (groups.Any(group.IsSubsetOf))
            return;
        groups.RemoveAll(other => other.IsProperSubsetOf(group));
        groups.Add(group);
    }

    // a to z, then a1, b1, …
    static string Letter(int group) => $"{(char)('a' + group % 26)}{(group < 26 ? "" : group / 26)}";
}
