namespace Microsoft.ML.Calibrators;

/// <summary>
/// Fits Platt's sigmoid by Newton's method with a line search, targets pulled off 0 and 1 by the number of examples
/// (Lin, Lin, Weng 2007, "A note on Platt's probabilistic outputs", appendix).
/// </summary>
static class PlattFitting
{
    const int MostSteps = 100;
    const double Ridge = 1e-12;

    /// <param name="scores">N scores.</param>
    /// <param name="isPositive">N labels.</param>
    public static PlattCalibrator Fit(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive)
    {
        int positive = isPositive.Count(true);
        int negative = isPositive.Length - positive;
        (double high, double low) = ((positive + 1.0) / (positive + 2.0), 1.0 / (negative + 2.0));
        (double a, double b) = (0, Math.Log((negative + 1.0) / (positive + 1.0)));
        double loss = Loss(scores, isPositive, high, low, a, b);
        for (int step = 0; step < MostSteps; step++)
        {
            (double h11, double h21, double h22, double g1, double g2) = (Ridge, 0, Ridge, 0, 0);
            for (int i = 0; i < scores.Length; i++)
            {
                double p = 1 / (1 + Math.Exp(scores[i] * a + b));
                (double curvature, double slope) = (p * (1 - p), (isPositive[i] ? high : low) - p);
                h11 += scores[i] * scores[i] * curvature;
                h22 += curvature;
                h21 += scores[i] * curvature;
                g1 += scores[i] * slope;
                g2 += slope;
            }
            if (Math.Abs(g1) < 1e-5 && Math.Abs(g2) < 1e-5)
                break;
            double determinant = h11 * h22 - h21 * h21;
            (double da, double db) = (-(h22 * g1 - h21 * g2) / determinant, -(h11 * g2 - h21 * g1) / determinant);
            double slopeAlong = g1 * da + g2 * db;
            double size = 1;
            double next = Loss(scores, isPositive, high, low, a + da, b + db);
            while (next >= loss + 1e-4 * size * slopeAlong && size > 1e-10)
            {
                size /= 2;
                next = Loss(scores, isPositive, high, low, a + size * da, b + size * db);
            }
            if (size <= 1e-10)
                break;
            (a, b, loss) = (a + size * da, b + size * db, next);
        }
        return new PlattCalibrator(a, b);
    }

    // The cross-entropy, in the form that overflows for no score.
    static double Loss(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isPositive, double high, double low, double a, double b)
    {
        double sum = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            double f = scores[i] * a + b;
            double target = isPositive[i] ? high : low;
            sum += f >= 0 ? target * f + Math.Log(1 + Math.Exp(-f)) : (target - 1) * f + Math.Log(1 + Math.Exp(f));
        }
        return sum;
    }
}
