using Strata.Randomness;

namespace Strata.Analysis.Neighbors;

/// <summary>For each row some rows that it is a neighbour of or that are neighbours of it, those of them that are new apart from the others.</summary>
sealed class CandidateLists
{
    // More make a pass better and slower: its time grows with their square.
    const int Most = 30;

    readonly int[] _fresh, _stale, _freshCounts, _staleCounts;

    CandidateLists(int rows) => (_fresh, _stale, _freshCounts, _staleCounts) = (new int[rows * Most], new int[rows * Most], new int[rows], new int[rows]);

    /// <summary>Candidates that are new.</summary>
    public ReadOnlySpan<int> Fresh(int row) => _fresh.AsSpan(row * Most, Math.Min(Most, _freshCounts[row]));

    /// <summary>Candidates that an earlier pass has looked at.</summary>
    public ReadOnlySpan<int> Stale(int row) => _stale.AsSpan(row * Most, Math.Min(Most, _staleCounts[row]));

    /// <summary>Draws them; new neighbours that both their ends have drawn are new no more.</summary>
    public static CandidateLists Of(NeighborLists lists, ulong seed, int pass)
    {
        CandidateLists drawn = new(lists.Rows);
        SplitMix64 random = SplitMix64.Stream(seed, ulong.MaxValue - (ulong)pass);
        for (int row = 0; row < lists.Rows; row++)
        {
            ReadOnlySpan<int> neighbors = lists.Of(row);
            ReadOnlySpan<bool> areNew = lists.AreNew(row);
            for (int at = 0; at < neighbors.Length; at++)
            {
                drawn.Add(row, neighbors[at], areNew[at], ref random);
                drawn.Add(neighbors[at], row, areNew[at], ref random);
            }
        }
        for (int row = 0; row < lists.Rows; row++)
        {
            ReadOnlySpan<int> neighbors = lists.Of(row);
            Span<bool> areNew = lists.AreNew(row);
            for (int at = 0; at < neighbors.Length; at++)
                areNew[at] &= !drawn.Fresh(row).Contains(neighbors[at]);
        }
        return drawn;
    }

    // Every candidate is kept with the same chance, however many there are (Vitter 1985, algorithm R).
    void Add(int row, int candidate, bool isNew, ref SplitMix64 random)
    {
        (int[] held, int[] counts) = isNew ? (_fresh, _freshCounts) : (_stale, _staleCounts);
        int seen = counts[row]++;
        int at = seen < Most ? seen : random.Below(seen + 1);
        if (at < Most)
            held[row * Most + at] = candidate;
    }
}
