using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>
/// Labels each row with its nearest centre, the assignment step of Lloyd 1982, and on the same pass adds up the rows of each cluster.
/// </summary>
sealed class Assignment
{
    // A block of rows is multiplied, labelled and added up before it leaves the cache; blocks are added up by a chunk.
    const int BlockRows = 64, LeastChunkRows = 1024, MostChunks = 64;

    readonly Matrix _x;
    readonly float[] _halfNorms;
    readonly ClusterWork _work;
    readonly int _clusters;
    readonly int _chunkRows;
    readonly float[][] _chunkSums;
    readonly int[][] _chunkCounts;
    readonly bool[] _chunkChanged;

    /// <param name="x">Float32 [N,D].</param>
    /// <param name="halfNorms">|x|²/2, [N].</param>
    /// <param name="clusters">K.</param>
    /// <param name="work">Threads and the wish to stop.</param>
    public Assignment(Matrix x, float[] halfNorms, int clusters, ClusterWork work)
    {
        (_x, _halfNorms, _work, _clusters) = (x, halfNorms, work, clusters);
        _chunkRows = Math.Max(LeastChunkRows, RowBlocks.Count(x.Rows, MostChunks));
        int chunks = RowBlocks.Count(x.Rows, _chunkRows);
        (_chunkSums, _chunkCounts, _chunkChanged) = (new float[chunks][], new int[chunks][], new bool[chunks]);
        (Labels, SquaredDistances) = (new int[x.Rows], new float[x.Rows]);
        Array.Fill(Labels, -1);
    }

    /// <summary>[N]: the nearest centre of each row; the lower index wins a tie.</summary>
    public int[] Labels { get; }

    /// <summary>[N]: how far it is, squared, as the products tell: right to about 1e-6 |x|².</summary>
    public float[] SquaredDistances { get; }

    /// <summary>Labels all rows.</summary>
    /// <param name="centers">[K,D].</param>
    /// <param name="sums">Whether to add up the rows of each cluster.</param>
    /// <returns>Whether a label changed.</returns>
    public bool Run(Matrix centers, bool sums)
    {
        float[] halfNorms = Product.HalfSquaredNorms(centers, threads: 1);
        RowBlocks.ForEach(_x.Rows, _chunkRows, _work.Threads, () => new float[BlockRows * _clusters], (products, start, count) =>
        {
            int chunk = start / _chunkRows;
            _chunkChanged[chunk] = false;
            float[] sum = sums ? Cleared(chunk) : [];
            for (int row = start; row < start + count; row += BlockRows)
                _chunkChanged[chunk] |= Block(row, Math.Min(BlockRows, start + count - row), centers, halfNorms, products, sum, _chunkCounts[chunk]);
        }, _work.Cancel);
        return _chunkChanged.Contains(true);
    }

    // argmin |x - c|² = argmax (x·c - |c|²/2): |x|² is the same for every centre.
    bool Block(int start, int rows, Matrix centers, float[] halfNorms, float[] products, float[] sums, int[] counts)
    {
        Span<float> scores = products.AsSpan(0, rows * _clusters);
        RowProducts.Of(_x.Values.Slice(start * _x.Columns, rows * _x.Columns), centers.Values, _x.Columns, scores);
        bool changed = false;
        for (int i = 0; i < rows; i++)
        {
            Span<float> own = scores.Slice(i * _clusters, _clusters);
            TensorPrimitives.Subtract(own, halfNorms, own);
            int label = TensorPrimitives.IndexOfMax<float>(own);
            changed |= Labels[start + i] != label;
            Labels[start + i] = label;
            SquaredDistances[start + i] = Math.Max(0, 2 * (_halfNorms[start + i] - own[label]));
            if (sums.Length == 0)
                continue;
            counts[label]++;
            Span<float> sum = sums.AsSpan(label * _x.Columns, _x.Columns);
            TensorPrimitives.Add(sum, _x.Row(start + i), sum);
        }
        return changed;
    }

    float[] Cleared(int chunk)
    {
        _chunkCounts[chunk] ??= new int[_clusters];
        _chunkCounts[chunk].AsSpan().Clear();
        float[] sum = _chunkSums[chunk] ??= new float[_clusters * _x.Columns];
        sum.AsSpan().Clear();
        return sum;
    }

    /// <summary>The sums [K,D] and sizes [K] of the clusters of the last run that added up; chunk by chunk, so that they do not depend on threads.</summary>
    public (double[] Sums, int[] Counts) Totals()
    {
        (double[] sums, int[] counts) = (new double[_clusters * _x.Columns], new int[_clusters]);
        for (int chunk = 0; chunk < _chunkSums.Length; chunk++)
        {
            for (int i = 0; i < sums.Length; i++)
                sums[i] += _chunkSums[chunk][i];
            TensorPrimitives.Add<int>(counts, _chunkCounts[chunk], counts);
        }
        return (sums, counts);
    }

    /// <summary>The sum of squared distances to the nearest centres, from the differences themselves.</summary>
    public double Inertia(Matrix centers)
    {
        double[] chunks = new double[_chunkSums.Length];
        RowBlocks.ForEach(_x.Rows, _chunkRows, _work.Threads, (start, count) =>
        {
            double sum = 0;
            for (int row = start; row < start + count; row++)
            {
                double distance = TensorPrimitives.Distance(_x.Row(row), centers.Row(Labels[row]));
                sum += distance * distance;
            }
            chunks[start / _chunkRows] = sum;
        }, _work.Cancel);
        return chunks.Sum();
    }
}
