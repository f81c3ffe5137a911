using System.Globalization;

namespace ScottPlot.TickGenerators;

public class LabelFormatters
{
    const double Large = 1e9;
    const double Small = 1e-5;

    /// <summary>
    /// Whole numbers with separators, others with as few decimals as they need, very large and very small ones with an
    /// exponent.
    /// </summary>
    public static string Numeric(double value)
    {
        if (value == 0)
            return "0";
        if (Math.Abs(value) is >= Large or < Small)
            return value.ToString("0.###e0", CultureInfo.InvariantCulture);
        if (value == Math.Round(value) || Math.Abs(value) > 1000)
            return value.ToString("N0", CultureInfo.InvariantCulture);
        return Math.Round(value, 10).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    // Along one axis numbers line up: 0.0, 0.5, 1.0.
    internal static Func<double, string> ForStep(double step, CoordinateRange range)
    {
        int decimals = NiceSteps.Decimals(step);
        double largest = Math.Max(Math.Abs(range.Min), Math.Abs(range.Max));
        if (decimals == 0 || step < Small || largest >= Large)
            return Numeric;
        return value => value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
    }
}
