using ScottPlot.Plottables;

namespace ScottPlot;

public partial class PlottableAdder
{
    public BarPlot Bar(Bar bar) => Bars(new List<Bar> { bar });

    public BarPlot Bar(double position, double value, double error = 0) =>
        Bar(new Bar { Position = position, Value = value, Error = error, FillColor = GetNextColor() });

    public BarPlot Bars(Bar[] bars) => Bars(bars.ToList());

    public BarPlot Bars(List<Bar> bars) => Added(new BarPlot(bars));

    public BarPlot Bars(double[] values) => Bars(Enumerable.Range(0, values.Length).Select(i => (double)i), values);

    public BarPlot Bars(IEnumerable<double> positions, IEnumerable<double> values)
    {
        double[] places = [.. positions];
        double[] heights = [.. values];
        if (places.Length != heights.Length)
            throw new ArgumentException($"{places.Length:N0} positions but {heights.Length:N0} values: a bar needs both");
        Color color = GetNextColor();
        return Bars(places.Zip(heights, (position, value) => new Bar { Position = position, Value = value, FillColor = color })
            .ToList());
    }

    public BarPlot Bars<T>(IEnumerable<double> positions, IEnumerable<T> values) =>
        Bars(positions, values.Select(PointSource.ToDouble));

    public BoxPlot Box(Box box) => Boxes([box]);

    public BoxPlot Boxes(IEnumerable<Box> boxes)
    {
        BoxPlot plot = new();
        plot.Boxes.AddRange(boxes);
        plot.FillColor = GetNextColor();
        return Added(plot);
    }
}
