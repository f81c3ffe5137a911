using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering;

/// <summary>What every clusterer requires of its rows.</summary>
static class ClusterInput
{
    /// <summary>Refuses rows that cannot be clustered.</summary>
    /// <exception cref="InputException">There are fewer rows than clusters, or a value is NaN or infinite.</exception>
    public static void Require(Matrix x, int clusters)
    {
        if (x.Rows < clusters)
            throw new InputException($"{x.Rows:N0} rows cannot make {clusters:N0} clusters: ask for fewer, or take more images");
        x.RequireFinite("features");
    }
}
