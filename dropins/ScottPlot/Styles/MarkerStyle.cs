namespace ScottPlot;

/// <summary>Shape, size (width in pixels) and colours of a marker: filled shapes use the fill, open ones the line.</summary>
public class MarkerStyle : IHasFill, IHasLine, IHasOutline
{
    public MarkerStyle() : this(MarkerShape.FilledCircle, 5) { }

    public MarkerStyle(MarkerShape shape, float size) : this(shape, size, Colors.Gray) { }

    public MarkerStyle(MarkerShape shape, float size, Color color) => (Shape, Size, MarkerColor) = (shape, size, color);

    public static MarkerStyle Default => new(MarkerShape.FilledCircle, 5);
    public static MarkerStyle None => new(MarkerShape.None, 0);

    public MarkerShape Shape { get; set; }
    public float Size { get; set; }
    public bool IsVisible { get; set; } = true;

    public FillStyle FillStyle { get; set; } = new();
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public LineStyle LineStyle { get; set; } = new(1);
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }

    public LineStyle OutlineStyle { get; set; } = new(0);
    public Color OutlineColor { get => OutlineStyle.Color; set => OutlineStyle.Color = value; }
    public float OutlineWidth { get => OutlineStyle.Width; set => OutlineStyle.Width = value; }
    public LinePattern OutlinePattern { get => OutlineStyle.Pattern; set => OutlineStyle.Pattern = value; }

    /// <summary>Fill, line and outline in one.</summary>
    public Color MarkerColor
    {
        get => FillColor;
        set => (FillColor, LineColor, OutlineColor) = (value, value, value);
    }

    internal bool CanBeDrawn => IsVisible && Shape != MarkerShape.None && Size > 0;
}
