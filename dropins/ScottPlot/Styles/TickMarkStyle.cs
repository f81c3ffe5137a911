namespace ScottPlot;

public class TickMarkStyle
{
    public float Length;
    public Color Color = Colors.Black;
    public float Width = 1;
    public LinePattern Pattern = LinePattern.Solid;
}
