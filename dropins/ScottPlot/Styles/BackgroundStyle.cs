namespace ScottPlot;

public class BackgroundStyle
{
    public Color Color { get => FillStyle.Color; set => FillStyle.Color = value; }
    public FillStyle FillStyle { get; set; } = new(Colors.White);
}
