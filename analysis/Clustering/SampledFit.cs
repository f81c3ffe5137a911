using Strata.Analysis.Clustering.KMeans;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Clustering;

/// <summary>
/// A method on a sample of the rows; the others join the cluster whose mean is nearest. What it gives up: they never are noise, and
/// clusters that are not round lose rows to their neighbours. With a sample of all rows it is the method itself.
/// </summary>
/// <param name="method">The method.</param>
/// <param name="sample">How many rows it gets, at least 2.</param>
public sealed class SampledFit(IClusterMethod method, int sample) : IClusterMethod
{
    /// <inheritdoc/>
    public QuadraticCost? Cost(int rows) => method.Cost(Math.Min(rows, sample));

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        if (x.Rows <= sample)
            return method.Fit(x, work);
        x.RequireFinite("features");
        int[] rows = [.. Enumerable.Range(0, x.Rows)];
        SplitMix64.Stream(work.Seed, ulong.MaxValue).Shuffle(rows.AsSpan());
        rows = rows[..sample];
        Array.Sort(rows);
        Matrix drawn = x.Take(rows);
        Clustering found = method.Fit(drawn, work);
        int[] labels = found.Clusters == 0 ? [.. Enumerable.Repeat(Clustering.Noise, x.Rows)] : Nearest(x, Means(drawn, found), work);
        for (int i = 0; i < rows.Length; i++)
            labels[rows[i]] = found.Labels[i];
        return found with { Labels = labels };
    }

    // Clusters without a row have no mean: they are passed over.
    static (Matrix Means, int[] Clusters) Means(Matrix drawn, Clustering found)
    {
        Clustering used = Clustering.Numbered(found.Labels);
        int[] clusters = new int[used.Clusters];
        for (int i = 0; i < found.Labels.Length; i++)
            if (used.Labels[i] >= 0)
                clusters[used.Labels[i]] = found.Labels[i];
        return (ClusterMeans.Of(drawn, used.Labels, used.Clusters), clusters);
    }

    static int[] Nearest(Matrix x, (Matrix Means, int[] Clusters) of, ClusterWork work)
    {
        Assignment assignment = new(x, Product.HalfSquaredNorms(x, work.Threads), of.Means.Rows, work);
        assignment.Run(of.Means, sums: false);
        return [.. assignment.Labels.Select(label => of.Clusters[label])];
    }
}
