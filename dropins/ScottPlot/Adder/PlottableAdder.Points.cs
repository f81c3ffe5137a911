using ScottPlot.Plottables;

namespace ScottPlot;

public partial class PlottableAdder
{
    public Scatter Scatter(IScatterSource source, Color? color = null) =>
        Added(new Scatter(source) { Color = color ?? GetNextColor() });

    public Scatter Scatter(double x, double y, Color? color = null) => Scatter(new Coordinates(x, y), color);

    public Scatter Scatter(Coordinates point, Color? color = null) => Scatter(new[] { point }, color);

    public Scatter Scatter(Coordinates[] coordinates, Color? color = null) => Scatter(new PointSource(() => coordinates), color);

    public Scatter Scatter(List<Coordinates> coordinates, Color? color = null) =>
        Scatter(new PointSource(() => [.. coordinates]), color);

    public Scatter Scatter(double[] xs, double[] ys, Color? color = null) => Scatter(PointSource.Of(xs, ys), color);

    public Scatter Scatter<T1, T2>(T1[] xs, T2[] ys, Color? color = null) => Scatter(PointSource.Of(xs, ys), color);

    public Scatter Scatter<T1, T2>(List<T1> xs, List<T2> ys, Color? color = null) => Scatter(PointSource.Of(xs, ys), color);

    public Scatter ScatterLine(IScatterSource source, Color? color = null) => WithoutMarkers(Scatter(source, color));

    public Scatter ScatterLine(Coordinates[] coordinates, Color? color = null) => WithoutMarkers(Scatter(coordinates, color));

    public Scatter ScatterLine(List<Coordinates> coordinates, Color? color = null) => WithoutMarkers(Scatter(coordinates, color));

    public Scatter ScatterLine(double[] xs, double[] ys, Color? color = null) => WithoutMarkers(Scatter(xs, ys, color));

    public Scatter ScatterLine<T1, T2>(T1[] xs, T2[] ys, Color? color = null) => WithoutMarkers(Scatter(xs, ys, color));

    public Scatter ScatterLine<T1, T2>(List<T1> xs, List<T2> ys, Color? color = null) => WithoutMarkers(Scatter(xs, ys, color));

    public Scatter ScatterPoints(IScatterSource source, Color? color = null) => WithoutLine(Scatter(source, color));

    public Scatter ScatterPoints(Coordinates[] coordinates, Color? color = null) => WithoutLine(Scatter(coordinates, color));

    public Scatter ScatterPoints(List<Coordinates> coordinates, Color? color = null) => WithoutLine(Scatter(coordinates, color));

    public Scatter ScatterPoints(double[] xs, double[] ys, Color? color = null) => WithoutLine(Scatter(xs, ys, color));

    public Scatter ScatterPoints<T1, T2>(T1[] xs, T2[] ys, Color? color = null) => WithoutLine(Scatter(xs, ys, color));

    public Scatter ScatterPoints<T1, T2>(List<T1> xs, List<T2> ys, Color? color = null) => WithoutLine(Scatter(xs, ys, color));

    public Marker Marker(double x, double y, MarkerShape shape = MarkerShape.FilledCircle, float size = 10,
        Color? color = null) =>
        Added(new Marker { X = x, Y = y, MarkerShape = shape, MarkerSize = size, Color = color ?? GetNextColor() });

    public Marker Marker(Coordinates location, MarkerShape shape = MarkerShape.FilledCircle, float size = 10,
        Color? color = null) =>
        Marker(location.X, location.Y, shape, size, color);

    public Markers Markers(Coordinates[] coordinates, MarkerShape shape = MarkerShape.FilledCircle, float size = 10,
        Color? color = null) =>
        Markers(new PointSource(() => coordinates), shape, size, color);

    public Markers Markers(List<Coordinates> coordinates, MarkerShape shape = MarkerShape.FilledCircle, float size = 10,
        Color? color = null) =>
        Markers(new PointSource(() => [.. coordinates]), shape, size, color);

    public Markers Markers(double[] xs, double[] ys, MarkerShape shape = MarkerShape.FilledCircle, float size = 10,
        Color? color = null) =>
        Markers(PointSource.Of(xs, ys), shape, size, color);

    public Markers Markers<TX, TY>(TX[] xs, TY[] ys, MarkerShape shape = MarkerShape.FilledCircle, float size = 10,
        Color? color = null) =>
        Markers(PointSource.Of(xs, ys), shape, size, color);

    public Markers Markers<TX, TY>(
        List<TX> xs, List<TY> ys, MarkerShape shape = MarkerShape.FilledCircle, float size = 10, Color? color = null) =>
        Markers(PointSource.Of(xs, ys), shape, size, color);

    public ErrorBar ErrorBar(IReadOnlyList<double> xs, IReadOnlyList<double> ys, IReadOnlyList<double> yErrors) =>
        Added(new ErrorBar(xs, ys, null, null, yErrors, yErrors) { Color = GetNextColor() });

    public FillY FillY(double[] xs, double[] ys1, double[] ys2)
    {
        if (xs.Length != ys1.Length || xs.Length != ys2.Length)
            throw new ArgumentException(
                $"xs holds {xs.Length:N0} values, ys1 {ys1.Length:N0} and ys2 {ys2.Length:N0}: a band needs one of each");
        return FillY([.. xs.Select((x, i) => (x, ys1[i], ys2[i]))]);
    }

    public FillY FillY(Scatter scatter1, Scatter scatter2) =>
        Added(new FillY(scatter1, scatter2) { FillColor = GetNextColor().WithAlpha(0.5) });

    public FillY FillY(ICollection<(double X, double Top, double Bottom)> data)
    {
        FillY band = new() { FillColor = GetNextColor().WithAlpha(0.5) };
        band.SetDataSource(data);
        return Added(band);
    }

    public FillY FillY<T>(ICollection<T> data, Func<T, (double X, double Top, double Bottom)> function) =>
        FillY([.. data.Select(function)]);

    Markers Markers(PointSource source, MarkerShape shape, float size, Color? color) =>
        Added(new Markers(source) { MarkerShape = shape, MarkerSize = size, Color = color ?? GetNextColor() });

    static Scatter WithoutMarkers(Scatter scatter)
    {
        scatter.MarkerSize = 0;
        return scatter;
    }

    static Scatter WithoutLine(Scatter scatter)
    {
        scatter.LineWidth = 0;
        return scatter;
    }
}
