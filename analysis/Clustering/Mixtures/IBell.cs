using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>One component of a mixture: a normal distribution.</summary>
interface IBell
{
    /// <summary>Writes ln p(x) of every row.</summary>
    /// <param name="x">Float32 [N,D].</param>
    /// <param name="logs">Receives [N].</param>
    /// <param name="work">Threads and the wish to stop.</param>
    void LogDensities(Matrix x, Span<double> logs, ClusterWork work);
}
