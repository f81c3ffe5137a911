namespace Strata.Analysis.Embedding.TSne.Repulsion;

/// <summary>
/// The part of t-SNE's gradient that every pair of points has a share in, by some way of summing it (van der Maaten 2014, equation 8).
/// </summary>
public interface IRepulsion
{
    /// <summary>Sums over all other points: forces(i) = sum over j of (y(i) - y(j)) / (1 + |y(i) - y(j)|²)².</summary>
    /// <param name="points">Points [N,2].</param>
    /// <param name="forces">Receives the forces [N,2].</param>
    /// <param name="run">How to run; the result does not depend on it.</param>
    /// <returns>Z, the sum over all ordered pairs of different points of 1 / (1 + |y(i) - y(j)|²).</returns>
    double Compute(double[] points, double[] forces, Execution run);

    /// <summary>
    /// The same sum over the points of the last <see cref="Compute"/> for a further place, which may be any. Threads may ask at once.
    /// </summary>
    (double X, double Y) ForceAt(double x, double y);
}
