namespace ScottPlot;

public interface ITickGenerator
{
    Tick[] Ticks { get; }
    int MaxTickCount { get; set; }
}

public interface IMinorTickGenerator
{
    IEnumerable<double> GetMinorTicks(double[] majorTicks, CoordinateRange visibleRange);
}

/// <summary>A generator whose ticks depend on what the axis shows and how long it is in pixels.</summary>
interface IFitsTicks
{
    void Fit(CoordinateRange range, Edge edge, float length, LabelStyle labelStyle);
}
