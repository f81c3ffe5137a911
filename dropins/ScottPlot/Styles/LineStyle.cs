namespace ScottPlot;

public class LineStyle
{
    public LineStyle() { }

    public LineStyle(float width) => Width = width;

    public LineStyle(float width, Color color) : this(width) => Color = color;

    public LineStyle(float width, Color color, LinePattern pattern) : this(width, color) => Pattern = pattern;

    public static LineStyle None => new(0) { IsVisible = false };

    public float Width { get; set; }
    public Color Color { get; set; } = Colors.Black;
    public LinePattern Pattern { get; set; } = LinePattern.Solid;
    public bool IsVisible { get; set; } = true;
    public bool Rounded { get; set; }
    public bool CanBeRendered => IsVisible && Width > 0 && Color.Alpha > 0;

    public LineStyle Clone() => (LineStyle)MemberwiseClone();
}
