namespace ScottPlot.TickGenerators;

/// <summary>Steps of 1, 2 or 5 times a power of ten, and the multiples of a step in a range.</summary>
static class NiceSteps
{
    /// <summary>The smallest nice step that is at least the given one.</summary>
    public static double AtLeast(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        foreach (double factor in new[] { 1.0, 2, 5 })
        {
            if (factor * power >= step * (1 - 1e-9))
                return factor * power;
        }
        return 10 * power;
    }

    /// <summary>The next nice step.</summary>
    public static double After(double step) => AtLeast(step * 1.01);

    /// <summary>All whole multiples of the step in the range, rounded to as many decimals as the step needs.</summary>
    public static double[] Multiples(double step, CoordinateRange range)
    {
        double slack = step * 1e-6;
        double first = Math.Ceiling((range.Min - slack) / step);
        double last = Math.Floor((range.Max + slack) / step);
        int decimals = Math.Min(15, Decimals(step) + 1);
        return [.. Enumerable.Range(0, Math.Max(0, (int)(last - first) + 1))
            .Select(i => Math.Round((first + i) * step, decimals) + 0.0)];
    }

    /// <summary>Digits behind the point that a nice step has: 0 for 20, 1 for 0.5, 2 for 0.25.</summary>
    public static int Decimals(double step)
    {
        for (int decimals = 0; decimals < 12; decimals++)
        {
            double scaled = step * Math.Pow(10, decimals);
            if (Math.Abs(scaled - Math.Round(scaled)) < 1e-6 * scaled)
                return decimals;
        }
        return 12;
    }
}
