namespace ScottPlot;

public interface IGrid
{
    bool IsVisible { get; set; }
    bool IsBeneathPlottables { get; set; }
    IXAxis XAxis { get; set; }
    IYAxis YAxis { get; set; }
    GridStyle XAxisStyle { get; set; }
    GridStyle YAxisStyle { get; set; }
}

/// <summary>The grid lines of one axis.</summary>
public class GridStyle
{
    public bool IsVisible { get; set; } = true;
    public LineStyle MajorLineStyle { get; set; } = new(1, Colors.Black.WithAlpha(0.1));
    public LineStyle MinorLineStyle { get; set; } = new(0, Colors.Black.WithAlpha(0.05));
}
