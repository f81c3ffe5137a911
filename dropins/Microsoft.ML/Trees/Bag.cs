using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trees;

/// <summary>A random share of the rows, each at most once.</summary>
static class Bag
{
    /// <param name="rows">N.</param>
    /// <param name="share">Above 0 to 1.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>Row numbers, rising.</returns>
    public static int[] Draw(int rows, double share, ref SplitMix random)
    {
        int[] drawn = [.. Enumerable.Range(0, rows)];
        int wanted = Math.Max(1, (int)Math.Round(share * rows));
        if (wanted >= rows)
            return drawn;
        random.Shuffle(drawn.AsSpan());
        drawn = drawn[..wanted];
        Array.Sort(drawn);
        return drawn;
    }
}
