using Strata.Analysis.Numerics;

namespace Strata.Analysis.Atlas;

/// <summary>How many directions features really use.</summary>
/// <param name="Value">1 to the smaller of N and D; 0 where nothing varies.</param>
/// <param name="Images">Images that it was measured on.</param>
public sealed record EffectiveRank(double Value, int Images)
{
    /// <summary>Up to so many features, or images, all eigenvalues are found; of more in both, so many images stand for all.</summary>
    public const int MostEigenvalues = 1024;

    /// <summary>
    /// The effective rank of Roy and Vetterli 2007: e to the entropy of the spectrum as shares of its sum, here the spectrum of the covariance
    /// (they take singular values, its roots). D directions of equal variance give D.
    /// </summary>
    /// <param name="x">Features [N,D].</param>
    /// <param name="threads">At most so many; 0 for one a core.</param>
    /// <param name="cancel">Stops.</param>
    public static EffectiveRank Of(Matrix x, int threads = 0, CancellationToken cancel = default)
    {
        int images = Math.Min(x.Rows, x.Columns) <= MostEigenvalues ? x.Rows : MostEigenvalues;
        if (images < x.Rows)
            x = x.Take([.. Enumerable.Range(0, images).Select(i => (int)((long)i * x.Rows / images))]);
        Matrix centred = x.Less(x.ColumnMeans());
        // X·Xᵀ and Xᵀ·X have the same eigenvalues but for zeros: the smaller one is taken.
        Matrix side = x.Columns <= x.Rows ? centred.Transposed() : centred;
        double[] spectrum = SymmetricSpectrum.Of(Product.OfTransposed(side, side, threads, cancel), threads, cancel);
        return new EffectiveRank(OfSpectrum(spectrum), images);
    }

    /// <summary>Of eigenvalues; those below 0, which rounding makes, count as 0.</summary>
    internal static double OfSpectrum(ReadOnlySpan<double> spectrum)
    {
        double sum = 0, entropy = 0;
        foreach (double value in spectrum)
            sum += Math.Max(0, value);
        if (sum == 0)
            return 0;
        foreach (double value in spectrum)
            if (value > 0)
                entropy -= value / sum * Math.Log(value / sum);
        return Math.Exp(entropy);
    }
}
