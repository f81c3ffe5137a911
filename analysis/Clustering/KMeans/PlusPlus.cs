using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>
/// First centres by greedy k-means++ (Arthur and Vassilvitskii 2007): each next centre is drawn with a chance that grows with the
/// squared distance to the nearest one so far; of 2 + ln K draws the one that leaves the smallest sum is taken.
/// </summary>
static class PlusPlus
{
    const int BlockRows = 256;

    /// <summary>K rows of X, [K,D].</summary>
    public static Matrix Choose(Matrix x, float[] halfNorms, int clusters, SplitMix64 random, ClusterWork work)
    {
        int[] chosen = new int[clusters];
        chosen[0] = random.Below(x.Rows);
        float[] nearest = new float[x.Rows];
        Array.Fill(nearest, float.PositiveInfinity);
        (double potential, float[][] after) = Try(x, halfNorms, [chosen[0]], nearest, work) is var first ? (first.Potentials[0], first.After) : default;
        nearest = after[0];
        int trials = 2 + (int)Math.Log(clusters);
        for (int k = 1; k < clusters; k++)
        {
            int[] candidates = Draw(nearest, potential, trials, ref random);
            (double[] potentials, float[][] left) = Try(x, halfNorms, candidates, nearest, work);
            int best = Array.IndexOf(potentials, potentials.Min());
            (chosen[k], potential, nearest) = (candidates[best], potentials[best], left[best]);
        }
        return x.Take(chosen);
    }

    // What remains of the squared distances with each candidate as a further centre, and their sums.
    static (double[] Potentials, float[][] After) Try(Matrix x, float[] halfNorms, int[] candidates, float[] nearest, ClusterWork work)
    {
        int count = candidates.Length;
        Matrix centers = x.Take(candidates);
        float[][] after = [.. candidates.Select(_ => GC.AllocateUninitializedArray<float>(x.Rows))];
        double[] sums = new double[RowBlocks.Count(x.Rows, BlockRows) * count];
        RowBlocks.ForEach(x.Rows, BlockRows, work.Threads, () => new float[BlockRows * count], (products, start, rows) =>
        {
            RowProducts.Of(x.Values.Slice(start * x.Columns, rows * x.Columns), centers.Values, x.Columns, products.AsSpan(0, rows * count));
            for (int candidate = 0; candidate < count; candidate++)
            {
                (double sum, float half) = (0, halfNorms[candidates[candidate]]);
                for (int i = 0; i < rows; i++)
                {
                    float squared = Math.Max(0, 2 * (halfNorms[start + i] + half - products[i * count + candidate]));
                    float left = Math.Min(squared, nearest[start + i]);
                    after[candidate][start + i] = left;
                    sum += left;
                }
                sums[start / BlockRows * count + candidate] = sum;
            }
        }, work.Cancel);
        double[] potentials = new double[count];
        for (int i = 0; i < sums.Length; i++)
            potentials[i % count] += sums[i];
        return (potentials, after);
    }

    // Where no distance is left (fewer distinct rows than centres) every row is as good.
    static int[] Draw(float[] nearest, double potential, int trials, ref SplitMix64 random)
    {
        int[] drawn = new int[trials];
        double[] marks = new double[trials];
        for (int i = 0; i < trials; i++)
            (marks[i], drawn[i]) = (random.Unit() * potential, random.Below(nearest.Length));
        if (potential <= 0)
            return drawn;
        Array.Sort(marks);
        (double sum, int next) = (0, 0);
        for (int row = 0; row < nearest.Length && next < trials; row++)
        {
            sum += nearest[row];
            while (next < trials && marks[next] < sum)
                drawn[next++] = row;
        }
        return drawn;
    }
}
