using System.Numerics.Tensors;

namespace Strata.Analysis.Numerics;

/// <summary>
/// All eigenvalues of a symmetric matrix and no eigenvectors, in double precision: Householder reflections to a tridiagonal matrix (Golub and
/// Van Loan 2013, algorithm 8.3.1), then implicit QL steps with Wilkinson's shift (algorithm 8.3.3, from the other end). About 2·n³ multiplications.
/// </summary>
static class SymmetricSpectrum
{
    const double Epsilon = 1.1102230246251565e-16;
    const int RowsAtATime = 64, FewRows = 192, MostSteps = 100;

    /// <summary>The eigenvalues [n], ascending.</summary>
    /// <param name="matrix">[n,n]; what is below its diagonal counts.</param>
    /// <param name="threads">At most so many; 0 for one a core. No bit depends on it.</param>
    /// <param name="cancel">Stops between two reflections.</param>
    public static double[] Of(Matrix matrix, int threads = 0, CancellationToken cancel = default)
    {
        if (matrix.Rows != matrix.Columns)
            throw new ArgumentException($"a matrix of {matrix.Rows:N0} rows and {matrix.Columns:N0} columns is not symmetric", nameof(matrix));
        (double[] diagonal, double[] beside) = Tridiagonal(matrix, threads, cancel);
        Diagonalise(diagonal, beside);
        Array.Sort(diagonal);
        return diagonal;
    }

    // From the last row upwards each is reflected onto its last but one entry; what is left is the square in front of it.
    static (double[] Diagonal, double[] Beside) Tridiagonal(Matrix matrix, int threads, CancellationToken cancel)
    {
        int n = matrix.Rows;
        double[][] a = [.. Enumerable.Range(0, n).Select(row => Enumerable.Range(0, n).Select(column => (double)matrix[Math.Max(row, column), Math.Min(row, column)]).ToArray())];
        double[] beside = new double[n], mirror = new double[n], image = new double[n];
        for (int last = n - 1; last > 0; last--)
        {
            cancel.ThrowIfCancellationRequested();
            Span<double> row = a[last].AsSpan(0, last);
            double length = TensorPrimitives.Norm<double>(row);
            double target = row[last - 1] > 0 ? -length : length;
            beside[last - 1] = target;
            if (length == 0 || length == Math.Abs(row[last - 1]))
            {
                // Nothing to reflect: all but one are 0 already.
                beside[last - 1] = row[last - 1];
                continue;
            }
            row.CopyTo(mirror);
            mirror[last - 1] -= target;
            Reflect(a, mirror, image, last, 1 / (length * length - row[last - 1] * target), threads);
        }
        return ([.. Enumerable.Range(0, n).Select(i => a[i][i])], beside);
    }

    // A becomes (I - s·v·vᵀ)·A·(I - s·v·vᵀ) = A - v·wᵀ - w·vᵀ with p = s·A·v and w = p - (s/2)(p·v)·v.
    static void Reflect(double[][] a, double[] v, double[] w, int n, double s, int threads)
    {
        int workers = n < FewRows ? 1 : threads;
        RowBlocks.ForEach(n, RowsAtATime, workers, (start, count) =>
        {
            for (int row = start; row < start + count; row++)
                w[row] = s * TensorPrimitives.Dot<double>(a[row].AsSpan(0, n), v.AsSpan(0, n));
        });
        double half = s / 2 * TensorPrimitives.Dot<double>(w.AsSpan(0, n), v.AsSpan(0, n));
        TensorPrimitives.MultiplyAdd(v.AsSpan(0, n), -half, w.AsSpan(0, n), w.AsSpan(0, n));
        RowBlocks.ForEach(n, RowsAtATime, workers, (start, count) =>
        {
            for (int row = start; row < start + count; row++)
            {
                Span<double> values = a[row].AsSpan(0, n);
                TensorPrimitives.MultiplyAdd(w.AsSpan(0, n), -v[row], values, values);
                TensorPrimitives.MultiplyAdd(v.AsSpan(0, n), -w[row], values, values);
            }
        });
    }

    // beside[i] stands between i and i + 1.
    static void Diagonalise(double[] d, double[] beside)
    {
        double smallest = Epsilon * d.Concat(beside).Max(Math.Abs);
        for (int first = 0; first < d.Length; first++)
            for (int step = 0; ; step++)
            {
                int end = first;
                while (end < d.Length - 1 && Math.Abs(beside[end]) > Math.Max(smallest, Epsilon * (Math.Abs(d[end]) + Math.Abs(d[end + 1]))))
                    end++;
                if (end == first)
                    break;
                if (step == MostSteps)
                    throw new FailureException("eigenvalues were not found: please report this as a bug");
                Chase(d, beside, first, end);
            }
    }

    // One QL step on the block first..end: rotations chase the bulge from its end to its beginning.
    static void Chase(double[] d, double[] beside, int first, int end)
    {
        double g = (d[first + 1] - d[first]) / (2 * beside[first]);
        g = d[end] - d[first] + beside[first] / (g + Math.CopySign(Math.Sqrt(g * g + 1), g));
        (double s, double c, double p) = (1, 1, 0);
        for (int i = end - 1; i >= first; i--)
        {
            (double f, double b) = (s * beside[i], c * beside[i]);
            double r = double.Hypot(f, g);
            beside[i + 1] = r;
            if (r == 0)
            {
                (d[i + 1], beside[end]) = (d[i + 1] - p, 0);
                return;
            }
            (s, c) = (f / r, g / r);
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            (d[i + 1], g) = (g + p, c * r - b);
        }
        (d[first], beside[first], beside[end]) = (d[first] - p, g, 0);
    }
}
