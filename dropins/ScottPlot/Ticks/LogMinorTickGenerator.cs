namespace ScottPlot.TickGenerators;

/// <summary>
/// For data that holds logarithms: divides the value between two majors evenly, so that the ticks crowd towards the greater
/// one.
/// </summary>
public class LogMinorTickGenerator : IMinorTickGenerator
{
    public int Divisions { get; set; } = 5;

    public IEnumerable<double> GetMinorTicks(double[] majorPositions, CoordinateRange visibleRange)
    {
        if (majorPositions is not { Length: > 1 })
            return [];
        double major = majorPositions[1] - majorPositions[0];
        double[] starts = [majorPositions[0] - major, .. majorPositions];
        return starts.SelectMany(start => Within(start, major)).Where(visibleRange.Contains);
    }

    IEnumerable<double> Within(double start, double major)
    {
        double ratio = Math.Pow(10, major);
        return Enumerable.Range(1, Math.Max(0, Divisions - 1)).Select(i => start + Math.Log10(1 + (ratio - 1) * i / Divisions));
    }
}
