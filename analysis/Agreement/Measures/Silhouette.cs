using System.Numerics.Tensors;
using Strata.Analysis.Evaluation;
using Strata.Analysis.Numerics;
using Strata.Randomness;
using Strata.Registry;

namespace Strata.Analysis.Agreement.Measures;

/// <summary>
/// How much nearer an image is to its own cluster than to the next one: the mean of (b - a) / max(a, b), with a the mean distance to
/// the others of its cluster and b that to the nearest other cluster (Rousseeuw 1987). It knows no classes. Noise is left out, an image
/// alone in its cluster counts 0.
/// </summary>
/// <param name="mostRows">Above so many images it is measured on a seeded sample of so many.</param>
[Part("silhouette", "how much nearer images are to their own cluster than to the next")]
public sealed class Silhouette(int mostRows) : IAgreement
{
    // The mean of so many widths, which lie in -1..1, has a standard error of at most 1/√4000 = 0.016.
    const int MostRows = 4_000;

    /// <summary>With a sample of at most 4,000 images.</summary>
    public Silhouette() : this(MostRows)
    {
    }

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(ClusterCase subject)
    {
        int[] rows = Sample([.. Enumerable.Range(0, subject.Clusters.Length).Where(row => subject.Clusters[row] >= 0)], subject.Seed);
        // By cluster, so that the columns of a cluster lie side by side.
        rows = [.. rows.OrderBy(row => subject.Clusters[row])];
        bool Begins(int i) => i == 0 || subject.Clusters[rows[i]] != subject.Clusters[rows[i - 1]];
        int[] starts = [.. Enumerable.Range(0, rows.Length).Where(Begins), rows.Length];
        if (starts.Length < 3)
            return [];
        return [new("silhouette", "silhouette", Of(subject.Features.Take(rows), starts, subject.Threads), Worst: -1)];
    }

    int[] Sample(int[] rows, ulong seed)
    {
        if (rows.Length <= mostRows)
            return rows;
        SplitMix64 random = new(seed);
        random.Shuffle(rows.AsSpan());
        return rows[..mostRows];
    }

    // starts[k] to starts[k + 1] are the rows of cluster k.
    static double Of(Matrix x, int[] starts, int threads)
    {
        int clusters = starts.Length - 1;
        double[] sums = new double[x.Rows * clusters];
        float[] halfNorms = Product.HalfSquaredNorms(x, threads);
        Product.ForEachRow(x, x, threads, (row, column, products) =>
        {
            Span<float> distances = stackalloc float[products.Length];
            Distances(products, halfNorms[row], halfNorms.AsSpan(column, products.Length), distances);
            if (row >= column && row < column + products.Length)
                distances[row - column] = 0;
            for (int k = 0; k < clusters; k++)
            {
                (int from, int to) = (Math.Max(starts[k], column) - column, Math.Min(starts[k + 1], column + products.Length) - column);
                if (from < to)
                    sums[row * clusters + k] += TensorPrimitives.Sum<float>(distances[from..to]);
            }
        });
        double total = 0;
        for (int k = 0; k < clusters; k++)
            for (int row = starts[k]; row < starts[k + 1]; row++)
                total += Width(sums.AsSpan(row * clusters, clusters), starts, own: k);
        return total / x.Rows;
    }

    static void Distances(ReadOnlySpan<float> products, float halfNorm, ReadOnlySpan<float> halfNorms, Span<float> distances)
    {
        TensorPrimitives.Subtract(halfNorms, products, distances);
        TensorPrimitives.Add(distances, halfNorm, distances);
        TensorPrimitives.Max(distances, 0f, distances);
        TensorPrimitives.Multiply(distances, 2f, distances);
        TensorPrimitives.Sqrt(distances, distances);
    }

    static double Width(ReadOnlySpan<double> sums, int[] starts, int own)
    {
        int size = starts[own + 1] - starts[own];
        if (size == 1)
            return 0;
        (double a, double b) = (sums[own] / (size - 1), double.PositiveInfinity);
        for (int k = 0; k < sums.Length; k++)
            if (k != own)
                b = Math.Min(b, sums[k] / (starts[k + 1] - starts[k]));
        return Math.Max(a, b) is > 0 and double larger ? (b - a) / larger : 0;
    }
}
