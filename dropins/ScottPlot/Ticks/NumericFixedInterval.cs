namespace ScottPlot.TickGenerators;

public class NumericFixedInterval : ITickGenerator, IFitsTicks
{
    public NumericFixedInterval(double interval = 1) => Interval = interval;

    public double Interval { get; set; }
    public Tick[] Ticks { get; set; } = [];
    public int MaxTickCount { get; set; } = 10_000;
    public Func<double, string> LabelFormatter { get; set; } = LabelFormatters.Numeric;

    void IFitsTicks.Fit(CoordinateRange range, Edge edge, float length, LabelStyle labelStyle)
    {
        bool isPossible = Interval > 0 && range.Length / Interval <= MaxTickCount;
        double[] positions = isPossible ? NiceSteps.Multiples(Interval, range) : [];
        Ticks = [.. positions.Select(position => Tick.Major(position, LabelFormatter(position)))];
    }
}
