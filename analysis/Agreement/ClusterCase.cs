using Strata.Analysis.Numerics;

namespace Strata.Analysis.Agreement;

/// <summary>A clustering to be judged.</summary>
/// <param name="Features">Float32 [N,D]: what was clustered.</param>
/// <param name="Labels">[N]: the classes.</param>
/// <param name="Clusters">[N]: the clusters; -1 for noise.</param>
public sealed record ClusterCase(Matrix Features, int[] Labels, int[] Clusters)
{
    /// <summary>Of what is measured on a sample.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>At most so many; 0 for one a core.</summary>
    public int Threads { get; init; }

    /// <summary>How classes and clusters meet.</summary>
    public Contingency Table { get; } = new(Labels, Clusters);
}
