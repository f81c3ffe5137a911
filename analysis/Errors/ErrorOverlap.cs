using Strata.Analysis.Significance;

namespace Strata.Analysis.Errors;

/// <summary>How far models miss the same images, beside what chance gives at their accuracies.</summary>
static class ErrorOverlap
{
    /// <summary>All pairs of models.</summary>
    /// <param name="names">[M].</param>
    /// <param name="misses">[M][N]: whether a model misses an image.</param>
    public static ErrorPair[] Pairs(IReadOnlyList<string> names, bool[][] misses)
    {
        ErrorPair[] pairs =
        [
            .. Enumerable.Range(0, names.Count).SelectMany(first => Enumerable.Range(first + 1, names.Count - first - 1)
                .Select(second => Pair(names, misses, first, second)))
        ];
        return [.. pairs.Zip(Holm.Adjust([.. pairs.Select(pair => pair.P)]), (pair, adjusted) => pair with { AdjustedP = adjusted })];
    }

    /// <summary>How many images 0, 1, … M models miss.</summary>
    /// <param name="misses">[M][N].</param>
    /// <param name="missedBy">[N]: how many miss each image.</param>
    public static MissCount[] Counts(bool[][] misses, int[] missedBy)
    {
        // The distribution of a sum of independent events, one model after the other.
        double[] chance = [1];
        foreach (bool[] model in misses)
        {
            double share = model.Count(miss => miss) / (double)model.Length;
            chance = [.. Enumerable.Range(0, chance.Length + 1).Select(count =>
                (count < chance.Length ? chance[count] * (1 - share) : 0) + (count > 0 ? chance[count - 1] * share : 0))];
        }
        return [.. chance.Select((probability, models) => new MissCount(models, missedBy.Count(count => count == models), probability * missedBy.Length))];
    }

    static ErrorPair Pair(IReadOnlyList<string> names, bool[][] misses, int first, int second)
    {
        (bool[] one, bool[] other) = (misses[first], misses[second]);
        (int a, int b, int shared) = (one.Count(miss => miss), other.Count(miss => miss), one.Zip(other, (x, y) => x && y).Count(both => both));
        SharedCount chance = SharedCount.Of(one.Length, a, b);
        SharedCount? byDifficulty = misses.Length < 3 ? null : SharedCount.Of(Strata(misses, first, second));
        return new ErrorPair(
            names[first], names[second], a, b, shared, Jaccard(a, b, shared), chance.Expected, chance.Mean(count => Jaccard(a, b, count)),
            chance.AtLeast(shared), double.NaN, byDifficulty?.Expected, byDifficulty?.AtLeast(shared));
    }

    static double Jaccard(int first, int second, int shared) => first + second == 0 ? double.NaN : shared / (double)(first + second - shared);

    // Images by how many of the other models miss them.
    static (int Total, int First, int Second)[] Strata(bool[][] misses, int first, int second)
    {
        (int Total, int First, int Second)[] strata = new (int, int, int)[misses.Length - 1];
        for (int image = 0; image < misses[0].Length; image++)
        {
            int others = 0;
            for (int model = 0; model < misses.Length; model++)
                others += model != first && model != second && misses[model][image] ? 1 : 0;
            ref (int Total, int First, int Second) stratum = ref strata[others];
            stratum.Total++;
            stratum.First += misses[first][image] ? 1 : 0;
            stratum.Second += misses[second][image] ? 1 : 0;
        }
        return strata;
    }
}
