using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering;

/// <summary>What a clusterer found.</summary>
/// <param name="Labels">[N]: a cluster from 0 on for each row, or <see cref="Noise"/>.</param>
/// <param name="Clusters">How many there are; labels are below it.</param>
public sealed record Clustering(int[] Labels, int Clusters)
{
    /// <summary>The label of rows that belong to no cluster.</summary>
    public const int Noise = -1;

    /// <summary>The centres [K,D] of methods that have them.</summary>
    public Matrix? Centers { get; init; }

    /// <summary>What the method makes small, or large: the sum of squared distances of k-means, the mean log-likelihood of a mixture.</summary>
    public double? Objective { get; init; }

    /// <summary>Rounds until it stopped.</summary>
    public int Iterations { get; init; }

    /// <summary>Whether it stopped because nothing changed any more, not because its rounds were used up.</summary>
    public bool Converged { get; init; } = true;

    /// <summary>Labels numbered in the order in which they first occur, so that equal partitions have equal labels.</summary>
    public static Clustering Numbered(ReadOnlySpan<int> labels)
    {
        Dictionary<int, int> numbers = [];
        int[] numbered = new int[labels.Length];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != Noise && !numbers.ContainsKey(labels[i]))
                numbers.Add(labels[i], numbers.Count);
            numbered[i] = labels[i] == Noise ? Noise : numbers[labels[i]];
        }
        return new Clustering(numbered, numbers.Count);
    }
}
