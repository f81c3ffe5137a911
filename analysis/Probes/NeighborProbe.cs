using System.Numerics.Tensors;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Probes;

/// <summary>How neighbours vote.</summary>
public enum Vote
{
    /// <summary>Each with one over its distance; copies of the image, where there are any, decide alone.</summary>
    Distance,

    /// <summary>Each with one vote.</summary>
    Majority,
}

/// <summary>What the nearest images that were learned from say of an image, by Euclidean distance between features as they are.</summary>
public static class NeighborProbe
{
    /// <summary>The class of each query; the lower of two with equal votes.</summary>
    /// <param name="queries">Features [M,D].</param>
    /// <param name="points">Features [N,D].</param>
    /// <param name="labels">[N], 0..C-1.</param>
    /// <param name="classes">C.</param>
    /// <param name="k">Neighbours, 1 to N.</param>
    /// <param name="vote">How they vote.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or k is out of range.</exception>
    /// <exception cref="InputException">A value is NaN or infinite.</exception>
    public static int[] Predict(
        Matrix queries, Matrix points, int[] labels, int classes, int k, Vote vote, int threads = 0, CancellationToken cancel = default)
    {
        NeighborTable nearest = NearestNeighbors.Of(queries, points, k, threads, cancel);
        int[] predicted = new int[queries.Rows];
        double[] votes = new double[classes];
        for (int query = 0; query < queries.Rows; query++)
        {
            Array.Clear(votes);
            ReadOnlySpan<int> found = nearest.Of(query);
            ReadOnlySpan<float> distances = nearest.DistancesOf(query);
            for (int i = 0; i < k; i++)
                votes[labels[found[i]]] += Weight(vote, distances[i], distances[0]);
            predicted[query] = TensorPrimitives.IndexOfMax<double>(votes);
        }
        return predicted;
    }

    static double Weight(Vote vote, float distance, float least) => vote == Vote.Majority ? 1
        : least == 0 ? (distance == 0 ? 1 : 0) : 1.0 / distance;
}
