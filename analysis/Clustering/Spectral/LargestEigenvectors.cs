using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Clustering.Spectral;

/// <summary>
/// The eigenvectors of the graph's largest eigenvalues by subspace iteration with a Chebyshev filter (Zhou, Saad and others 2006): a
/// polynomial that is small on the unwanted part of the spectrum and grows fast above it. Unlike Lanczos' method it finds eigenvalues
/// that occur several times, as 1 does in a graph of several parts.
/// </summary>
static class LargestEigenvectors
{
    const int Spare = 10, Degree = 16, MostRounds = 60;
    const double Tolerance = 1e-6;

    /// <summary>K orthonormal vectors [N], largest eigenvalue first.</summary>
    public static double[][] Of(NeighborGraph graph, int count, ClusterWork work)
    {
        int width = Math.Min(graph.Count, count + Spare);
        double[][] basis = Random(graph.Count, width, work.Seed);
        double[][] images = [.. basis.Select(_ => new double[graph.Count])];
        Orthonormalize(basis);
        for (int round = 0; ; round++)
        {
            work.Cancel.ThrowIfCancellationRequested();
            ForEach(width, work, i => graph.Multiply(basis[i], images[i]));
            double[] values = Rotate(basis, images);
            bool done = Enumerable.Range(0, count).All(i => Residual(basis[i], images[i], values[i]) < Tolerance);
            if (done || round == MostRounds || width == graph.Count)
                return basis[..count];
            // A block whose values are all the same has nothing to filter out but the rest, of which nothing is known yet.
            double cut = Math.Min(values[^1], 0.999);
            ForEach(width, work, i => basis[i] = Filter(graph, basis[i], images[i], cut));
            Orthonormalize(basis);
        }
    }

    static void ForEach(int count, ClusterWork work, Action<int> each) =>
        RowBlocks.ForEach(count, 1, work.Threads, (i, _) => each(i), work.Cancel);

    static double[][] Random(int count, int width, ulong seed) => [.. Enumerable.Range(0, width).Select(column =>
    {
        SplitMix64 random = SplitMix64.Stream(seed, (ulong)column);
        double[] vector = new double[count];
        for (int i = 0; i < count; i++)
            vector[i] = random.Bell();
        return vector;
    })];

    // T(t) of the graph's matrix with -1..cut mapped to -1..1, by T₀ = v, T₁ = t·v, Tₙ₊₁ = 2t·Tₙ - Tₙ₋₁.
    static double[] Filter(NeighborGraph graph, double[] v, double[] image, double cut)
    {
        (double center, double half) = ((cut - 1) / 2, (cut + 1) / 2);
        double[] previous = [.. v];
        double[] current = new double[v.Length];
        for (int i = 0; i < v.Length; i++)
            current[i] = (image[i] - center * v[i]) / half;
        double[] next = new double[v.Length];
        for (int degree = 1; degree < Degree; degree++)
        {
            graph.Multiply(current, next);
            for (int i = 0; i < v.Length; i++)
                next[i] = 2 * (next[i] - center * current[i]) / half - previous[i];
            (previous, current, next) = (current, next, previous);
        }
        return current;
    }

    // Gram and Schmidt, twice, which is enough.
    static void Orthonormalize(double[][] basis)
    {
        for (int i = 0; i < basis.Length; i++)
        {
            for (int pass = 0; pass < 2; pass++)
                for (int j = 0; j < i; j++)
                    TensorPrimitives.MultiplyAdd(basis[j], -TensorPrimitives.Dot<double>(basis[j], basis[i]), basis[i], basis[i]);
            TensorPrimitives.Divide(basis[i], TensorPrimitives.Norm<double>(basis[i]), basis[i]);
        }
    }

    // Rayleigh and Ritz: the best approximations within the basis, largest first.
    static double[] Rotate(double[][] basis, double[][] images)
    {
        int width = basis.Length;
        double[,] within = new double[width, width];
        for (int i = 0; i < width; i++)
            for (int j = 0; j <= i; j++)
                within[i, j] = within[j, i] = TensorPrimitives.Dot<double>(basis[i], images[j]);
        (double[] values, double[,] vectors) = JacobiEigen.Of(within);
        Combine(basis, vectors);
        Combine(images, vectors);
        return values;
    }

    static void Combine(double[][] columns, double[,] vectors)
    {
        double[][] old = [.. columns];
        for (int j = 0; j < columns.Length; j++)
        {
            columns[j] = new double[old[0].Length];
            for (int i = 0; i < old.Length; i++)
                TensorPrimitives.MultiplyAdd(old[i], vectors[i, j], columns[j], columns[j]);
        }
    }

    static double Residual(double[] vector, double[] image, double value)
    {
        double sum = 0;
        for (int i = 0; i < vector.Length; i++)
            sum += (image[i] - value * vector[i]) * (image[i] - value * vector[i]);
        return Math.Sqrt(sum);
    }
}
