using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>
/// k-means by Lloyd's rounds (Lloyd 1982) from greedy k-means++ centres (Arthur and Vassilvitskii 2007). A round reads X once: products
/// with the centres, the nearest, and the sums for the next centres, block by block while the rows are in the cache.
/// </summary>
public sealed class KMeansFit(KMeansOptions options) : IClusterMethod
{
    readonly KMeansOptions _options = options.Require();

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, _options.Clusters);
        float[] halfNorms = Product.HalfSquaredNorms(x, work.Threads);
        double shift = _options.Tolerance * MeanVariance.Of(x, work.Threads);
        Clustering? best = null;
        for (int start = 0; start < _options.Restarts; start++)
        {
            Matrix first = PlusPlus.Choose(x, halfNorms, _options.Clusters, Randomness.SplitMix64.Stream(work.Seed, (ulong)start), work);
            Clustering found = Lloyd(x, halfNorms, first, shift, work);
            if (best is null || found.Objective < best.Objective)
                best = found;
        }
        return best!;
    }

    /// <summary>Lloyd's rounds from centres of your own: the second half of <see cref="Fit"/>.</summary>
    /// <param name="x">Float32 [N,D].</param>
    /// <param name="first">The first centres [K,D].</param>
    /// <param name="work">Threads and the wish to stop.</param>
    public Clustering FitFrom(Matrix x, Matrix first, ClusterWork work)
    {
        ClusterInput.Require(x, first.Rows);
        return Lloyd(x, Product.HalfSquaredNorms(x, work.Threads), first, _options.Tolerance * MeanVariance.Of(x, work.Threads), work);
    }

    Clustering Lloyd(Matrix x, float[] halfNorms, Matrix centers, double shift, ClusterWork work)
    {
        Assignment assignment = new(x, halfNorms, centers.Rows, work);
        (int round, bool done) = (0, false);
        for (; round < _options.Iterations && !done; round++)
        {
            bool changed = assignment.Run(centers, sums: true);
            Matrix moved = Centroids.Of(x, assignment, centers);
            done = !changed || Centroids.SquaredShift(centers, moved) <= shift;
            centers = moved;
        }
        assignment.Run(centers, sums: false);
        return new Clustering([.. assignment.Labels], centers.Rows)
        {
            Centers = centers,
            Objective = assignment.Inertia(centers),
            Iterations = round,
            Converged = done,
        };
    }
}
