namespace ScottPlot.TickGenerators;

public class EvenlySpacedMinorTickGenerator : IMinorTickGenerator
{
    public EvenlySpacedMinorTickGenerator(double minorTickPerMajorTick) => MinorTicksPerMajorTick = minorTickPerMajorTick;

    public double MinorTicksPerMajorTick { get; set; }

    public IEnumerable<double> GetMinorTicks(double[] majorTicks, CoordinateRange visibleRange)
    {
        if (majorTicks is not { Length: > 1 } || MinorTicksPerMajorTick < 2)
            return [];
        double major = majorTicks[1] - majorTicks[0];
        double[] starts = [majorTicks[0] - major, .. majorTicks];
        return starts
            .SelectMany(start => Enumerable.Range(1, (int)MinorTicksPerMajorTick - 1)
                .Select(i => start + major * i / MinorTicksPerMajorTick))
            .Where(visibleRange.Contains);
    }
}
