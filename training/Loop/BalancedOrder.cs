using Strata.Randomness;

namespace Strata.Training.Loop;

/// <summary>
/// Class-balanced sampling (Kang et al. 2020, "Decoupling Representation and Classifier", section 3.1), without leaving it to chance: an
/// epoch of N images holds every class equally often, give or take one, and no image of a class twice before all of that class were seen.
/// </summary>
public sealed class BalancedOrder
{
    readonly int[][] _classes;
    readonly int _count;

    /// <param name="labels">N labels, 0 or more; classes without images are left out.</param>
    public BalancedOrder(IReadOnlyList<int> labels)
    {
        _count = labels.Count;
        _classes = [.. Enumerable.Range(0, _count).GroupBy(place => labels[place]).OrderBy(group => group.Key).Select(group => group.ToArray())];
    }

    /// <summary>The places [N] of one epoch; a pure function of the seed and the epoch.</summary>
    public long[] Of(int seed, int epoch)
    {
        SplitMix64 random = SplitMix64.Stream((ulong)seed, (ulong)epoch);
        int[] turns = [.. Enumerable.Range(0, _classes.Length)];
        random.Shuffle<int>(turns);
        long[] order = new long[_count];
        int filled = 0;
        for (int turn = 0; turn < turns.Length; turn++)
        {
            // The first classes of a random order take one more, where N is no multiple of the classes.
            int share = _count / turns.Length + (turn < _count % turns.Length ? 1 : 0);
            Draw(_classes[turns[turn]], order.AsSpan(filled, share), ref random);
            filled += share;
        }
        random.Shuffle<long>(order);
        return order;
    }

    static void Draw(int[] members, Span<long> drawn, ref SplitMix64 random)
    {
        int[] deck = [.. members];
        for (int i = 0; i < drawn.Length; i++)
        {
            if (i % deck.Length == 0)
                random.Shuffle<int>(deck);
            drawn[i] = deck[i % deck.Length];
        }
    }
}
