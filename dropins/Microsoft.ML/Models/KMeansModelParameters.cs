using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Models;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>The centres of clusters. Scores are squared distances from them.</summary>
public sealed class KMeansModelParameters : ModelParametersBase<VBuffer<float>>, IRowScorer
{
    readonly FloatMatrix _centers;

    internal KMeansModelParameters(FloatMatrix centers) => _centers = centers;

    int IRowScorer.Features => _centers.Columns;

    int IRowScorer.Width => _centers.Rows;

    /// <summary>The centres.</summary>
    /// <param name="centroids">Receives them.</param>
    /// <param name="k">Receives their number.</param>
    public void GetClusterCentroids(ref VBuffer<float>[] centroids, out int k)
    {
        k = _centers.Rows;
        centroids = [.. Enumerable.Range(0, k).Select(row => new VBuffer<float>(_centers.Columns, _centers.Row(row).ToArray()))];
    }

    FloatMatrix IRowScorer.Score(FloatMatrix x)
    {
        FloatMatrix scores = MatrixProduct.Of(x, _centers);
        float[] norms = [.. Enumerable.Range(0, _centers.Rows).Select(row => TensorPrimitives.SumOfSquares(_centers.Row(row)))];
        for (int row = 0; row < scores.Rows; row++)
        {
            Span<float> distances = scores.Writable(row);
            TensorPrimitives.MultiplyAdd(distances, -2, norms, distances);
            TensorPrimitives.Add(distances, TensorPrimitives.SumOfSquares(x.Row(row)), distances);
            TensorPrimitives.Max(distances, 0, distances);
        }
        return scores;
    }
}
