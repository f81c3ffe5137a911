namespace ScottPlot.TickGenerators;

/// <summary>Nice numbers, as close as their labels allow.</summary>
public class NumericAutomatic : ITickGenerator, IFitsTicks
{
    const float GapBetweenLabels = 20;
    const float LinesBetweenLabels = 3;

    /// <summary>About how many major ticks are wanted; fewer stand where labels would touch.</summary>
    public int? TargetTickCount;

    public Tick[] Ticks { get; set; } = [];
    public int MaxTickCount { get; set; } = 10_000;
    public bool IntegerTicksOnly { get; set; }
    /// <summary>Of neighbouring major ticks, in pixels.</summary>
    public float MinimumTickSpacing { get; set; }
    /// <summary>Above 1 packs ticks closer, below 1 spreads them.</summary>
    public double TickDensity { get; set; } = 1;
    public Func<double, string> LabelFormatter { get; set; } = LabelFormatters.Numeric;
    public IMinorTickGenerator MinorTickGenerator { get; set; } = new EvenlySpacedMinorTickGenerator(5);

    void IFitsTicks.Fit(CoordinateRange range, Edge edge, float length, LabelStyle labelStyle)
    {
        double span = range.Length;
        if (!(span > 0) || !double.IsFinite(span) || !(length > 0))
        {
            Ticks = [];
            return;
        }
        double step = FirstStep(span, length, labelStyle);
        while (!Fits(step, range, edge, length, labelStyle))
            step = NiceSteps.After(step);
        double[] majors = NiceSteps.Multiples(step, range);
        Func<double, string> format = FormatFor(step, range);
        Ticks =
        [
            .. majors.Select(position => Tick.Major(position, format(position))),
            .. (MinorTickGenerator?.GetMinorTicks(majors, range) ?? []).Select(Tick.Minor),
        ];
    }

    double FirstStep(double span, float length, LabelStyle labelStyle)
    {
        double spacing = Math.Max(MinimumTickSpacing, LinesBetweenLabels * labelStyle.FontSize / TickDensity);
        double step = Math.Max(span * spacing / length, span / MaxTickCount);
        if (TargetTickCount is { } target and > 0)
            step = Math.Max(step, span / target);
        return NiceSteps.AtLeast(IntegerTicksOnly ? Math.Max(1, step) : step);
    }

    bool Fits(double step, CoordinateRange range, Edge edge, float length, LabelStyle labelStyle)
    {
        double[] majors = NiceSteps.Multiples(step, range);
        if (majors.Length < 3)
            return true;
        double spacing = length * step / range.Length;
        Func<double, string> format = FormatFor(step, range);
        bool isHorizontal = edge is Edge.Bottom or Edge.Top;
        PixelRect[] labels = [.. majors.Select(position => new TextBox(labelStyle.With(format(position))).Bounds)];
        return isHorizontal
            ? labels.Max(label => label.Width) + GapBetweenLabels / TickDensity <= spacing
            : labels.Max(label => label.Height) <= spacing;
    }

    Func<double, string> FormatFor(double step, CoordinateRange range) =>
        LabelFormatter == LabelFormatters.Numeric ? LabelFormatters.ForStep(step, range) : LabelFormatter;
}
