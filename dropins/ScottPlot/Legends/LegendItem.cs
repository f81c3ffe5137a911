namespace ScottPlot;

/// <summary>One line of a legend: a symbol of fill, line and marker, and its text.</summary>
public class LegendItem : LabelStyleProperties, IHasLine, IHasFill, IHasMarker
{
    public override LabelStyle LabelStyle { get; set; } = new() { Alignment = Alignment.MiddleLeft };
    public bool IsVisible { get; set; } = true;
    public IPlottable Plottable { get; set; }

    public static IEnumerable<LegendItem> None => [];

    public LineStyle LineStyle { get; set; } = new(0);
    public float LineWidth { get => LineStyle.Width; set => LineStyle.Width = value; }
    public LinePattern LinePattern { get => LineStyle.Pattern; set => LineStyle.Pattern = value; }
    public Color LineColor { get => LineStyle.Color; set => LineStyle.Color = value; }

    public LineStyle OutlineStyle { get; set; } = new(0);
    public float OutlineWidth { get => OutlineStyle.Width; set => OutlineStyle.Width = value; }
    public LinePattern OutlinePattern { get => OutlineStyle.Pattern; set => OutlineStyle.Pattern = value; }
    public Color OutlineColor { get => OutlineStyle.Color; set => OutlineStyle.Color = value; }

    public FillStyle FillStyle { get; set; } = new();
    public Color FillColor { get => FillStyle.Color; set => FillStyle.Color = value; }

    public MarkerStyle MarkerStyle { get; set; } = new(MarkerShape.None, 7);
    public MarkerShape MarkerShape { get => MarkerStyle.Shape; set => MarkerStyle.Shape = value; }
    public float MarkerSize { get => MarkerStyle.Size; set => MarkerStyle.Size = value; }
    public Color MarkerFillColor { get => MarkerStyle.FillColor; set => MarkerStyle.FillColor = value; }
    public Color MarkerLineColor { get => MarkerStyle.LineColor; set => MarkerStyle.LineColor = value; }
    public Color MarkerColor { get => MarkerStyle.MarkerColor; set => MarkerStyle.MarkerColor = value; }
    public float MarkerLineWidth { get => MarkerStyle.LineWidth; set => MarkerStyle.LineWidth = value; }
}
