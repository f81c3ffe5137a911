using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Clustering.KMeans;

/// <summary>
/// Mini-batch k-means (Sculley 2010): each centre is the running mean of all rows that batches ever gave it. It gives up a few per cent
/// of the sum of squared distances; the time hardly depends on N.
/// </summary>
public sealed class MiniBatchFit(MiniBatchOptions options) : IClusterMethod
{
    // First centres come from a sample: k-means++ over all rows would cost more than the batches.
    const int BatchesOfASample = 3;

    readonly MiniBatchOptions _options = options.Require();

    /// <inheritdoc/>
    public Clustering Fit(Matrix x, ClusterWork work)
    {
        ClusterInput.Require(x, _options.Clusters);
        SplitMix64 random = new(work.Seed);
        int[] order = [.. Enumerable.Range(0, x.Rows)];
        random.Shuffle(order.AsSpan());
        Matrix sample = x.Take(order.AsSpan(0, Math.Min(x.Rows, Math.Max(_options.Clusters, BatchesOfASample * _options.Batch))));
        Matrix centers = PlusPlus.Choose(sample, Product.HalfSquaredNorms(sample, work.Threads), _options.Clusters, random, work);

        double[] means = [.. centers.Values.ToArray().Select(value => (double)value)];
        (int batches, bool converged) = Learn(x, means, centers, order, ref random, work);
        centers = ToMatrix(means, centers);
        Assignment assignment = new(x, Product.HalfSquaredNorms(x, work.Threads), _options.Clusters, work);
        assignment.Run(centers, sums: false);
        return new Clustering([.. assignment.Labels], _options.Clusters)
        {
            Centers = centers,
            Objective = assignment.Inertia(centers),
            Iterations = batches,
            Converged = converged,
        };
    }

    (int Batches, bool Converged) Learn(Matrix x, double[] means, Matrix first, int[] order, ref SplitMix64 random, ClusterWork work)
    {
        long[] weights = new long[_options.Clusters];
        int perPass = Math.Max(1, x.Rows / _options.Batch);
        long most = (long)perPass * _options.Passes;
        (double smoothed, double best, int since) = (double.NaN, double.PositiveInfinity, 0);
        double share = Math.Min(1, 2.0 * _options.Batch / (x.Rows + 1));
        for (int batch = 0; batch < most; batch++)
        {
            if (batch > 0 && batch % perPass == 0)
                random.Shuffle(order.AsSpan());
            int start = batch % perPass * _options.Batch;
            double mean = Step(x.Take(order.AsSpan(start, Math.Min(_options.Batch, x.Rows - start))), means, weights, first, work);
            smoothed = double.IsNaN(smoothed) ? mean : smoothed * (1 - share) + mean * share;
            (best, since) = smoothed < best ? (smoothed, 0) : (best, since + 1);
            if (since >= _options.Patience)
                return (batch + 1, true);
        }
        return ((int)most, false);
    }

    // Moves the centres by one batch; returns the batch's mean squared distance before.
    static double Step(Matrix batch, double[] means, long[] weights, Matrix first, ClusterWork work)
    {
        Assignment assignment = new(batch, Product.HalfSquaredNorms(batch, threads: 1), weights.Length, work);
        assignment.Run(ToMatrix(means, first), sums: true);
        (double[] sums, int[] counts) = assignment.Totals();
        for (int cluster = 0; cluster < counts.Length; cluster++)
        {
            if (counts[cluster] == 0)
                continue;
            weights[cluster] += counts[cluster];
            Span<double> mean = means.AsSpan(cluster * batch.Columns, batch.Columns);
            for (int d = 0; d < batch.Columns; d++)
                mean[d] += (sums[cluster * batch.Columns + d] - counts[cluster] * mean[d]) / weights[cluster];
        }
        return TensorPrimitives.Sum<float>(assignment.SquaredDistances) / (double)batch.Rows;
    }

    static Matrix ToMatrix(double[] means, Matrix like) => new(Array.ConvertAll(means, mean => (float)mean), like.Rows, like.Columns);
}
