namespace ScottPlot.TickGenerators;

/// <summary>For data that holds logarithms to base ten: ticks at 2, 3 … 9 times each power of ten.</summary>
public class LogDecadeMinorTickGenerator : IMinorTickGenerator
{
    public int TicksPerDecade { get; set; } = 10;

    public IEnumerable<double> GetMinorTicks(double[] majorPositions, CoordinateRange visibleRange)
    {
        int first = (int)Math.Floor(visibleRange.Min);
        int decades = (int)Math.Ceiling(visibleRange.Max) - first;
        return Enumerable.Range(first, Math.Max(0, decades))
            .SelectMany(decade => Enumerable.Range(1, Math.Max(0, TicksPerDecade - 2))
                .Select(i => decade + Math.Log10(10.0 * (i + 1) / TicksPerDecade)))
            .Where(visibleRange.Contains);
    }
}
