using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>Principal component analysis of float32 features.</summary>
public static class PrincipalComponentAnalysis
{
    // All eigenvectors of a matrix of this size take a fifth of a second.
    const int LargestExact = 256;

    /// <summary>Finds the first components.</summary>
    /// <param name="x">Features [N,D].</param>
    /// <exception cref="InputException">An option is out of its range, or a value is not finite.</exception>
    public static PrincipalComponents Fit(Matrix x, PcaOptions options, Execution? run = null)
    {
        run ??= new Execution();
        options.Require(x.Rows, x.Columns);
        x.RequireFinite("features");
        float[] mean = x.ColumnMeans();
        Matrix centred = x.Less(mean);
        PcaSolver solver = SolverFor(options, Math.Min(x.Rows, x.Columns));
        (double[] scatter, Matrix directions) = solver == PcaSolver.Randomized ? RandomizedRange.Fit(centred, options, run)
            : x.Columns <= x.Rows ? OfCovariance(centred, options, run) : OfInnerProducts(centred, options, run);
        double denominator = Math.Max(1, x.Rows - 1);
        return new PrincipalComponents(mean, directions, Array.ConvertAll(scatter, value => value / denominator), TotalScatter(centred) / denominator, solver);
    }

    static PcaSolver SolverFor(PcaOptions options, int smaller) => options.Solver != PcaSolver.Auto ? options.Solver
        : smaller <= LargestExact || options.Components + options.Oversampling > smaller / 2 ? PcaSolver.Exact : PcaSolver.Randomized;

    static (double[], Matrix) OfCovariance(Matrix centred, PcaOptions options, Execution run)
    {
        Matrix turned = centred.Transposed();
        Matrix scatter = Product.OfTransposed(turned, turned, run.Threads, run.Cancel);
        (double[] values, double[] vectors) = SymmetricEigen.Largest(scatter, options.Components);
        return (values, Directions(vectors, options.Components, centred.Columns));
    }

    // With fewer rows than columns the eigenvectors of X·Xᵀ are the same ones seen from the other side: v = Xᵀu.
    static (double[], Matrix) OfInnerProducts(Matrix centred, PcaOptions options, Execution run)
    {
        Matrix products = Product.OfTransposed(centred, centred, run.Threads, run.Cancel);
        (double[] values, double[] vectors) = SymmetricEigen.Largest(products, options.Components);
        Matrix u = new(Array.ConvertAll(vectors, value => (float)value), options.Components, centred.Rows);
        Matrix raw = Product.OfTransposed(u, centred.Transposed(), run.Threads, run.Cancel);
        return (values, Orthonormal.Rows(raw, options.Seed).WithSigns());
    }

    internal static Matrix Directions(double[] vectors, int count, int length) =>
        new Matrix(Array.ConvertAll(vectors, value => (float)value), count, length).WithSigns();

    // A direction and its opposite are both right: the one whose largest entry is above 0 is taken.
    internal static Matrix WithSigns(this Matrix directions)
    {
        float[] values = directions.Values.ToArray();
        for (int row = 0; row < directions.Rows; row++)
        {
            Span<float> direction = values.AsSpan(row * directions.Columns, directions.Columns);
            if (direction[TensorPrimitives.IndexOfMaxMagnitude<float>(direction)] < 0)
                TensorPrimitives.Negate(direction, direction);
        }
        return new Matrix(values, directions.Rows, directions.Columns);
    }

    static double TotalScatter(Matrix centred)
    {
        double total = 0;
        for (int row = 0; row < centred.Rows; row++)
            total += TensorPrimitives.SumOfSquares(centred.Row(row));
        return total;
    }
}
