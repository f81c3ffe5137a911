namespace ScottPlot;

public class FillStyle
{
    public FillStyle() { }

    public FillStyle(Color color) => Color = color;

    public Color Color { get; set; } = Colors.Transparent;
    public bool IsVisible { get; set; } = true;
    public bool HasValue => Color.Alpha > 0;
    public bool CanBeRendered => IsVisible && HasValue;
}
