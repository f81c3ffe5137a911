namespace Strata.Analysis.LearningCurves;

/// <summary>
/// The share of errors after learning from n images: err(n) = a n^-b + c (Cortes, Jackel, Solla, Vapnik and Denker 1994, "Learning Curves: Asymptotic
/// Values and Rate of Convergence").
/// </summary>
/// <param name="Scale">a, 0 or more.</param>
/// <param name="Exponent">b, above 0.</param>
/// <param name="Floor">c, 0 or more: what no number of images takes away.</param>
public sealed record PowerLaw(double Scale, double Exponent, double Floor)
{
    /// <summary>The share of errors at a size.</summary>
    public double At(double images) => Scale * Math.Pow(images, -Exponent) + Floor;

    /// <summary>
    /// The size beyond which twice as many images gain less than <paramref name="gain"/>: err(n) - err(2n) = a n^-b (1 - 2^-b) falls with n. 0 where
    /// they never gain that much.
    /// </summary>
    /// <param name="gain">A share, above 0.</param>
    public double SizeWhereDoublingGains(double gain) =>
        Scale <= 0 ? 0 : Math.Pow(Scale * (1 - Math.Pow(2, -Exponent)) / gain, 1 / Exponent);
}
