using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering;

/// <summary>A clusterer with all its options settled.</summary>
public interface IClusterMethod
{
    /// <summary>Clusters the rows of X: same rows, options and seed, same labels, whatever the number of threads.</summary>
    /// <param name="x">Float32 [N,D], finite.</param>
    /// <param name="work">Seed, threads, the wish to stop.</param>
    /// <exception cref="InputException">A value is NaN or infinite, or there are fewer rows than clusters.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    Clustering Fit(Matrix x, ClusterWork work);

    /// <summary>What it will take beside X: null where time and memory grow no faster than N.</summary>
    /// <param name="rows">N.</param>
    QuadraticCost? Cost(int rows) => null;
}
