using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Similarity;

/// <summary>One layer made ready to be compared with many: centred features, and what of their inner products K = X·Xᵀ CKA needs.</summary>
/// <remarks>
/// Linear CKA (Kornblith et al. 2019) is HSIC(X,Y) / √(HSIC(X,X)·HSIC(Y,Y)). With centred features tr(K·L) = |XᵀY|² (their section 3.2), so that
/// the N x N matrices are never made unless features are wider than N. The unbiased HSIC of Song et al. 2012 (equation 5) leaves the diagonals out:
/// with a = diag K, b = diag L, and rows of centred K that sum to 0, it is
/// (|XᵀY|² - a·b + Σa·Σb/((N-1)(N-2)) - 2·a·b/(N-2)) / (N(N-3)). It does not grow with the width as the biased one does.
/// </remarks>
public sealed class LayerKernel
{
    readonly Matrix _turned;
    readonly Matrix? _products;
    readonly double[] _diagonal;
    readonly double _biased, _unbiased;
    readonly int _threads;

    /// <param name="x">Features [N,D], finite, N at least 4.</param>
    /// <param name="threads">At most so many; 0 for one a core. No bit depends on it.</param>
    /// <exception cref="ArgumentException">There are fewer than 4 rows.</exception>
    public LayerKernel(Matrix x, int threads = 0)
    {
        if (x.Rows < 4)
            throw new ArgumentException($"similarity of {x.Rows} rows cannot be estimated: give at least 4", nameof(x));
        _threads = threads;
        Matrix centred = Standardised(x);
        _turned = centred.Transposed();
        _products = x.Columns > x.Rows ? Product.OfTransposed(centred, centred, threads) : null;
        _diagonal = [.. Enumerable.Range(0, x.Rows).Select(row => (double)TensorPrimitives.SumOfSquares(centred.Row(row)))];
        double square = SquaredProduct(this);
        (_biased, _unbiased) = (square, Unbiased(this, square));
    }

    /// <summary>
    /// Linear CKA with another layer of the same images: 1 for features that are each other's rotation and multiple; NaN where one is constant.
    /// </summary>
    /// <param name="other">The other layer.</param>
    /// <param name="isUnbiased">Whether by the unbiased HSIC, which is about 0 for unrelated features and may be a little below it.</param>
    /// <exception cref="ArgumentException">It has another number of images.</exception>
    public double Alignment(LayerKernel other, bool isUnbiased = true)
    {
        if (other._diagonal.Length != _diagonal.Length)
            throw new ArgumentException($"{_diagonal.Length:N0} images cannot be compared with {other._diagonal.Length:N0}", nameof(other));
        double square = SquaredProduct(other);
        return isUnbiased ? Unbiased(other, square) / Math.Sqrt(_unbiased * other._unbiased) : square / Math.Sqrt(_biased * other._biased);
    }

    // |XᵀY|², which is tr(K·L).
    double SquaredProduct(LayerKernel other)
    {
        if (_products is { } k && other._products is { } l)
            return Enumerable.Range(0, k.Rows).Sum(row => (double)TensorPrimitives.Dot(k.Row(row), l.Row(row)));
        double[] sums = new double[_turned.Rows];
        Product.ForEachRow(_turned, other._turned, _threads, (row, _, values) => sums[row] += TensorPrimitives.SumOfSquares(values));
        return sums.Sum();
    }

    // Without the factor 1/(N(N-3)), which cancels.
    double Unbiased(LayerKernel other, double square)
    {
        double n = _diagonal.Length, common = TensorPrimitives.Dot<double>(_diagonal, other._diagonal);
        return square - common + _diagonal.Sum() * other._diagonal.Sum() / ((n - 1) * (n - 2)) - 2 * common / (n - 2);
    }

    // Centred, and divided by the root mean square as well, so that no square is too large for float32.
    static Matrix Standardised(Matrix x)
    {
        Matrix centred = x.Less(x.ColumnMeans());
        double squares = Enumerable.Range(0, x.Rows).Sum(row => (double)TensorPrimitives.SumOfSquares(centred.Row(row)));
        float[] scaled = GC.AllocateUninitializedArray<float>(x.Values.Length);
        TensorPrimitives.Multiply(centred.Values, squares > 0 ? (float)Math.Sqrt(scaled.Length / squares) : 1, scaled);
        return new Matrix(scaled, x.Rows, x.Columns);
    }
}
