using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Hierarchy;

/// <summary>The distances between all pairs of rows, both ways, infinite between a row and itself: 4N² bytes.</summary>
static class DistanceMatrix
{
    /// <summary>How many bytes it takes.</summary>
    public static long Bytes(int rows) => (long)rows * rows * sizeof(float);

    /// <summary>[N][N]: squared distances, or distances.</summary>
    public static float[][] Of(Matrix x, bool squared, ClusterWork work)
    {
        float[][] distances = new float[x.Rows][];
        for (int row = 0; row < x.Rows; row++)
            distances[row] = GC.AllocateUninitializedArray<float>(x.Rows);
        float[] halfNorms = Product.HalfSquaredNorms(x, work.Threads);
        Product.ForEachRow(x, x, work.Threads, (row, column, products) =>
        {
            Span<float> piece = distances[row].AsSpan(column, products.Length);
            TensorPrimitives.Subtract(halfNorms.AsSpan(column, products.Length), products, piece);
            TensorPrimitives.Add(piece, halfNorms[row], piece);
            TensorPrimitives.Max(piece, 0f, piece);
            TensorPrimitives.Multiply(piece, 2f, piece);
            if (!squared)
                TensorPrimitives.Sqrt(piece, piece);
        }, work.Cancel);
        for (int row = 0; row < x.Rows; row++)
            distances[row][row] = float.PositiveInfinity;
        return distances;
    }
}
