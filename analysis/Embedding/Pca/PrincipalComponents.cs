using Strata.Analysis.Numerics;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>Directions of greatest variance, orthogonal to each other, by descending variance.</summary>
/// <param name="Mean">The mean [D] of the rows they were found on.</param>
/// <param name="Directions">Unit vectors [K,D]; in each, the entry of largest size is above 0.</param>
/// <param name="Variances">The variance [K] along each, with N - 1 in the denominator.</param>
/// <param name="TotalVariance">The variance of all D columns together.</param>
/// <param name="Solver">How they were found.</param>
public sealed record PrincipalComponents(float[] Mean, Matrix Directions, double[] Variances, double TotalVariance, PcaSolver Solver)
{
    /// <summary>The share of the variance that each component explains, 0 to 1; 0 where nothing varies.</summary>
    public double[] Shares => [.. Variances.Select(variance => TotalVariance > 0 ? variance / TotalVariance : 0)];

    /// <summary>Coordinates [N,K] along the components: the same for a row whether alone or among others.</summary>
    /// <param name="x">Rows [N,D].</param>
    /// <exception cref="InputException">The rows have another length, or hold a value that is not finite.</exception>
    public Matrix Project(Matrix x, Execution? run = null)
    {
        if (x.Columns != Mean.Length)
            throw new InputException($"rows of {x.Columns:N0} values cannot be placed among rows of {Mean.Length:N0}: take the same layer");
        x.RequireFinite("features");
        return Product.OfTransposed(x.Less(Mean), Directions, run?.Threads ?? 0, run?.Cancel ?? default);
    }
}
