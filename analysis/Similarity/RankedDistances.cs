using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Similarity;

/// <summary>
/// Representational similarity analysis (Kriegeskorte et al. 2008): which images a layer takes for alike, as the ranks of the Euclidean distances
/// of all pairs. Two layers are compared by the correlation of the ranks (Spearman's), whatever their widths and scales.
/// </summary>
public sealed class RankedDistances
{
    // Ranks less their mean, divided by their length: a correlation is an inner product.
    readonly float[] _ranks;

    /// <param name="x">Features [N,D], finite, N at least 3.</param>
    /// <param name="threads">At most so many; 0 for one a core. No bit depends on it.</param>
    /// <exception cref="ArgumentException">There are fewer than 3 rows.</exception>
    public RankedDistances(Matrix x, int threads = 0)
    {
        if (x.Rows < 3)
            throw new ArgumentException($"distances of {x.Rows} rows cannot be ranked: give at least 3", nameof(x));
        float[] distances = new float[checked(x.Rows * (x.Rows - 1) / 2)];
        RowBlocks.ForEach(x.Rows, 16, threads, (start, count) =>
        {
            for (int row = Math.Max(1, start); row < start + count; row++)
                for (int other = 0; other < row; other++)
                    distances[row * (row - 1) / 2 + other] = TensorPrimitives.Distance(x.Row(row), x.Row(other));
        });
        _ranks = Standardised(distances);
    }

    /// <summary>Bytes that this takes for some number of images, with what it takes to make it.</summary>
    public static long Bytes(int images) => (long)images * (images - 1) / 2 * (2 * sizeof(float) + sizeof(int));

    /// <summary>Spearman's correlation, -1 to 1; NaN where all distances of one are equal.</summary>
    /// <exception cref="ArgumentException">The other has another number of images.</exception>
    public double Correlation(RankedDistances other)
    {
        const int Piece = 4096;
        if (other._ranks.Length != _ranks.Length)
            throw new ArgumentException($"{_ranks.Length:N0} distances cannot be compared with {other._ranks.Length:N0}", nameof(other));
        double sum = 0;
        for (int start = 0; start < _ranks.Length; start += Piece)
        {
            int count = Math.Min(Piece, _ranks.Length - start);
            sum += TensorPrimitives.Dot<float>(_ranks.AsSpan(start, count), other._ranks.AsSpan(start, count));
        }
        return sum;
    }

    // Equal distances share the mean of their ranks.
    static float[] Standardised(float[] distances)
    {
        int[] order = [.. Enumerable.Range(0, distances.Length)];
        Array.Sort(distances, order);
        double mean = (distances.Length - 1) / 2.0, squares = 0;
        double[] ranks = new double[distances.Length];
        for (int start = 0, end; start < distances.Length; start = end)
        {
            for (end = start + 1; end < distances.Length && distances[end] == distances[start];)
                end++;
            double rank = (start + end - 1) / 2.0 - mean;
            squares += rank * rank * (end - start);
            for (int at = start; at < end; at++)
                ranks[order[at]] = rank;
        }
        double length = Math.Sqrt(squares);
        return Array.ConvertAll(ranks, rank => (float)(rank / length));
    }
}
