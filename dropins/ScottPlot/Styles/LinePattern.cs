namespace ScottPlot;

/// <summary>Lengths of dashes and gaps in turn, in line widths of one pixel.</summary>
public readonly struct LinePattern
{
    public LinePattern(float[] intervals, float phase, string name) => (Intervals, Phase, Name) = (intervals, phase, name);

    public static LinePattern Solid => new([], 0, "Solid");
    public static LinePattern Dashed => new([10, 10], 0, "Dashed");
    public static LinePattern DenselyDashed => new([6, 6], 0, "Densely Dashed");
    public static LinePattern Dotted => new([3, 5], 0, "Dotted");

    public float[] Intervals { get; }
    public float Phase { get; }
    public string Name { get; }

    public static LinePattern[] GetAllPatterns() => [Solid, Dashed, DenselyDashed, Dotted];
}
