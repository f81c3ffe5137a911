namespace ScottPlot.TickGenerators;

public class NumericManual : ITickGenerator
{
    readonly List<Tick> _ticks = [];

    public NumericManual() { }

    public NumericManual(Tick[] ticks) => _ticks.AddRange(ticks);

    public NumericManual(double[] positions, string[] labels)
    {
        if (positions.Length != labels.Length)
            throw new ArgumentException(
                $"{positions.Length:N0} tick positions but {labels.Length:N0} labels: each tick needs both");
        _ticks.AddRange(positions.Zip(labels, Tick.Major));
    }

    public Tick[] Ticks => [.. _ticks];
    public int MaxTickCount { get; set; } = 50;

    public void Add(Tick tick) => _ticks.Add(tick);

    public void AddMajor(double position, string label) => Add(Tick.Major(position, label));

    public void AddMinor(double position) => Add(Tick.Minor(position));
}
