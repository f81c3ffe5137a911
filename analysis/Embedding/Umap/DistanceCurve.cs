namespace Strata.Analysis.Embedding.Umap;

/// <summary>
/// How strongly points of the plane are joined at distance d: 1 / (1 + a d^2b), fitted to a curve that is 1 up to the least distance and
/// falls off exponentially from there (McInnes, Healy and Melville 2018, definition 11).
/// </summary>
/// <param name="A">a, above 0.</param>
/// <param name="B">b, above 0.</param>
public readonly record struct DistanceCurve(double A, double B)
{
    const int Places = 300, MostSteps = 200;

    /// <summary>Fits by least squares at 300 distances from 0 to three times the spread (Gauss and Newton, damped after Levenberg and Marquardt).</summary>
    public static DistanceCurve Fit(double minDistance, double spread)
    {
        double[] distances = [.. Enumerable.Range(0, Places).Select(place => 3 * spread * place / (Places - 1))];
        double[] wanted = Array.ConvertAll(distances, distance => distance < minDistance ? 1 : Math.Exp(-(distance - minDistance) / spread));
        (DistanceCurve curve, double damping) = (new DistanceCurve(1, 1), 1e-3);
        double error = curve.Error(distances, wanted);
        for (int step = 0; step < MostSteps && damping < 1e12; step++)
        {
            DistanceCurve next = curve.Step(distances, wanted, damping);
            double nextError = next.A > 0 && next.B > 0 ? next.Error(distances, wanted) : double.PositiveInfinity;
            damping *= nextError < error ? 0.3 : 10;
            if (nextError < error)
                (curve, error) = (next, nextError);
        }
        return curve;
    }

    /// <summary>The curve's value at a distance of at least 0.</summary>
    public double At(double distance) => 1 / (1 + A * Math.Pow(distance, 2 * B));

    double Error(double[] distances, double[] wanted)
    {
        double error = 0;
        for (int place = 0; place < distances.Length; place++)
            error += Math.Pow(At(distances[place]) - wanted[place], 2);
        return error;
    }

    DistanceCurve Step(double[] distances, double[] wanted, double damping)
    {
        // Normal equations of the residuals' slopes along a and b; both slopes are 0 at distance 0.
        (double aa, double ab, double bb, double ra, double rb) = (0, 0, 0, 0, 0);
        for (int place = 1; place < distances.Length; place++)
        {
            double power = Math.Pow(distances[place], 2 * B), value = 1 / (1 + A * power);
            double slopeA = -power * value * value, slopeB = 2 * A * Math.Log(distances[place]) * slopeA;
            double rest = wanted[place] - value;
            (aa, ab, bb) = (aa + slopeA * slopeA, ab + slopeA * slopeB, bb + slopeB * slopeB);
            (ra, rb) = (ra + slopeA * rest, rb + slopeB * rest);
        }
        (aa, bb) = (aa * (1 + damping), bb * (1 + damping));
        double determinant = aa * bb - ab * ab;
        return new DistanceCurve(A + (bb * ra - ab * rb) / determinant, B + (aa * rb - ab * ra) / determinant);
    }
}
