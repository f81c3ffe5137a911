namespace Strata.Analysis.LearningCurves;

/// <summary>
/// Fits a power law by weighted least squares with a and c at least 0 and b from 0.02 to 3. For a given b the law is linear in a and c, and their best
/// values have a closed form (variable projection, Golub and Pereyra 1973); what is left is one number, b, searched on a grid and then by
/// golden sections.
/// </summary>
static class PowerLawFit
{
    /// <summary>Different sizes that a fit needs: as many as it has numbers.</summary>
    public const int FewestSizes = 3;

    const double Least = 0.02, Most = 3, Golden = 0.6180339887498949;
    const int Grid = 60, Sections = 30;

    /// <summary>The law.</summary>
    /// <param name="sizes">[P]: images learned from, above 0; at least three different ones.</param>
    /// <param name="errors">[P]: the share of errors.</param>
    /// <param name="weights">[P]: one over each one's variance, above 0.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are fewer sizes.</exception>
    public static PowerLaw Of(ReadOnlySpan<double> sizes, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights)
    {
        if (sizes.Length != errors.Length || sizes.Length != weights.Length || sizes.ToArray().Distinct().Count() < FewestSizes)
            throw new ArgumentException($"a power law needs {FewestSizes} different sizes, each with an error and a weight", nameof(sizes));
        // Sizes relative to a middle one keep n^-b near 1 whatever b is.
        double middle = sizes[0];
        double[] ratios = [.. sizes.ToArray().Select(size => size / middle)];
        int best = 0;
        double lowest = double.PositiveInfinity;
        for (int step = 0; step <= Grid; step++)
        {
            double found = Solve(ratios, errors, weights, Exponent(step)).Left;
            if (found < lowest)
                (best, lowest) = (step, found);
        }
        double b = Narrow(ratios, errors, weights, Exponent(Math.Max(0, best - 1)), Exponent(Math.Min(Grid, best + 1)));
        (double a, double c, double left) = Solve(ratios, errors, weights, b);
        if (left > lowest)
            (b, (a, c, _)) = (Exponent(best), Solve(ratios, errors, weights, Exponent(best)));
        return new PowerLaw(a * Math.Pow(middle, b), b, c);
    }

    static double Exponent(int step) => Least * Math.Pow(Most / Least, step / (double)Grid);

    static double Narrow(double[] ratios, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, double low, double high)
    {
        for (int section = 0; section < Sections; section++)
        {
            (double left, double right) = (high - Golden * (high - low), low + Golden * (high - low));
            if (Solve(ratios, errors, weights, left).Left < Solve(ratios, errors, weights, right).Left)
                high = right;
            else
                low = left;
        }
        return (low + high) / 2;
    }

    // The best a and c for one b, neither below 0, and the weighted sum of squares that is left.
    static (double A, double C, double Left) Solve(double[] ratios, ReadOnlySpan<double> errors, ReadOnlySpan<double> weights, double b)
    {
        double w = 0, wx = 0, wxx = 0, wy = 0, wxy = 0, wyy = 0;
        for (int i = 0; i < ratios.Length; i++)
        {
            double x = Math.Pow(ratios[i], -b), y = errors[i], weight = weights[i];
            (w, wx, wxx) = (w + weight, wx + weight * x, wxx + weight * x * x);
            (wy, wxy, wyy) = (wy + weight * y, wxy + weight * x * y, wyy + weight * y * y);
        }
        double determinant = w * wxx - wx * wx;
        (double a, double c) = determinant > 1e-12 * w * wxx
            ? ((w * wxy - wx * wy) / determinant, (wxx * wy - wx * wxy) / determinant) : (wxy / wxx, 0);
        if (a < 0)
            (a, c) = (0, wy / w);
        else if (c < 0)
            (a, c) = (wxy / wxx, 0);
        return (a, c, Math.Max(0, wyy - 2 * a * wxy - 2 * c * wy + a * a * wxx + 2 * a * c * wx + c * c * w));
    }
}
