using ScottPlot.Plottables;

namespace ScottPlot;

public partial class PlottableAdder
{
    public Heatmap Heatmap(double[,] intensities) => Added(new Heatmap(intensities));

    public ImageRect ImageRect(Image image, CoordinateRect rect) => Added(new ImageRect { Image = image, Rect = rect });

    public ImageMarker ImageMarker(Coordinates location, Image image, float scale = 1) =>
        Added(new ImageMarker { Location = location, Image = image, Scale = scale });

    public Text Text(string text, Coordinates location) => Added(new Text { LabelText = text, Location = location });

    public Text Text(string text, double x, double y) => Text(text, new Coordinates(x, y));

    public Annotation Annotation(string text, Alignment alignment = Alignment.UpperLeft) => Added(new Annotation
    {
        Text = text,
        Alignment = alignment,
        LabelBackgroundColor = Colors.Yellow.WithAlpha(0.75),
        LabelBorderColor = Colors.Black,
        LabelBorderWidth = 1,
        LabelPadding = 5,
    });

    public LinePlot Line(double x1, double y1, double x2, double y2) => Line(new CoordinateLine(x1, y1, x2, y2));

    public LinePlot Line(Coordinates start, Coordinates end) => Line(new CoordinateLine(start, end));

    public LinePlot Line(CoordinateLine line) => Added(new LinePlot { Line = line, Color = GetNextColor() });

    public HorizontalLine HorizontalLine(double y, float width = 2, Color? color = null, LinePattern pattern = default) =>
        Added(Styled(new HorizontalLine { Y = y }, width, color ?? GetNextColor(), pattern));

    public VerticalLine VerticalLine(double x, float width = 2, Color? color = null, LinePattern pattern = default) =>
        Added(Styled(new VerticalLine { X = x }, width, color ?? GetNextColor(), pattern));

    public HorizontalSpan HorizontalSpan(double x1, double x2, Color? color = null) =>
        Added(new HorizontalSpan { X1 = x1, X2 = x2, FillColor = color ?? GetNextColor().WithAlpha(0.2) });

    public VerticalSpan VerticalSpan(double y1, double y2, Color? color = null) =>
        Added(new VerticalSpan { Y1 = y1, Y2 = y2, FillColor = color ?? GetNextColor().WithAlpha(0.2) });

    public Rectangle Rectangle(double left, double right, double bottom, double top) =>
        Rectangle(new CoordinateRect(left, right, bottom, top));

    public Rectangle Rectangle(CoordinateRect rect)
    {
        Color color = GetNextColor();
        return Added(new Rectangle { CoordinateRect = rect, LineColor = color, FillColor = color.WithAlpha(0.5) });
    }

    public Polygon Polygon(Coordinates[] coordinates)
    {
        Color color = GetNextColor();
        return Added(new Polygon(coordinates) { LineColor = color, FillColor = color.WithAlpha(0.5) });
    }

    public Polygon Polygon<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys) =>
        Polygon([.. PointSource.Of([.. xs], new List<TY>(ys)).GetScatterPoints()]);

    static T Styled<T>(T line, float width, Color color, LinePattern pattern)
        where T : AxisLine
    {
        (line.LineWidth, line.Color, line.LinePattern) = (width, color, pattern);
        line.LabelFontColor = Colors.White;
        return line;
    }
}
