using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering;

/// <summary>The means [K,D] of clusters that were found in another way than by their centres.</summary>
static class ClusterMeans
{
    /// <summary>The mean of the rows of each label in 0..K-1; noise counts nowhere. Each cluster holds a row.</summary>
    public static Matrix Of(Matrix x, ReadOnlySpan<int> labels, int clusters)
    {
        (double[] sums, int[] counts, double[] wide) = (new double[clusters * x.Columns], new int[clusters], new double[x.Columns]);
        for (int row = 0; row < x.Rows; row++)
        {
            if (labels[row] == Clustering.Noise)
                continue;
            Span<double> sum = sums.AsSpan(labels[row] * x.Columns, x.Columns);
            TensorPrimitives.ConvertTruncating(x.Row(row), wide);
            TensorPrimitives.Add(sum, wide, sum);
            counts[labels[row]]++;
        }
        return new Matrix([.. sums.Select((sum, i) => (float)(sum / counts[i / x.Columns]))], clusters, x.Columns);
    }
}
