using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical.Kernels;

/// <summary>The Gaussian kernel exp(-gamma |x - y|²) between rows.</summary>
static class KernelMatrix
{
    /// <summary>All pairs: float32 [N,M].</summary>
    /// <param name="x">float32 [N,D].</param>
    /// <param name="y">float32 [M,D].</param>
    /// <param name="gamma">Above 0.</param>
    /// <param name="threads">At most so many; 0 for one a core.</param>
    public static Matrix Of(Matrix x, Matrix y, float gamma, int threads)
    {
        (float[] xNorms, float[] yNorms) = (Product.HalfSquaredNorms(x, threads), Product.HalfSquaredNorms(y, threads));
        float[] values = GC.AllocateUninitializedArray<float>(checked(x.Rows * y.Rows));
        Product.ForEachRow(x, y, threads, (row, column, products) =>
        {
            Span<float> target = values.AsSpan(row * y.Rows + column, products.Length);
            System.Numerics.Tensors.TensorPrimitives.Subtract(products, yNorms.AsSpan(column, products.Length), target);
            System.Numerics.Tensors.TensorPrimitives.Subtract(target, xNorms[row], target);
            // Rounding may bring a row's distance from itself below 0.
            System.Numerics.Tensors.TensorPrimitives.Min(target, 0f, target);
            System.Numerics.Tensors.TensorPrimitives.Multiply(target, 2 * gamma, target);
            System.Numerics.Tensors.TensorPrimitives.Exp(target, target);
        });
        return new Matrix(values, x.Rows, y.Rows);
    }

    /// <summary>The gamma that suits features of any scale: 1 / (D times the variance of all values).</summary>
    public static float Scale(Matrix x)
    {
        (double sum, double squares) = (0, 0);
        foreach (float value in x.Values)
            (sum, squares) = (sum + value, squares + (double)value * value);
        double mean = sum / x.Values.Length;
        double variance = squares / x.Values.Length - mean * mean;
        return variance > 0 ? (float)(1 / (x.Columns * variance)) : 1;
    }
}
