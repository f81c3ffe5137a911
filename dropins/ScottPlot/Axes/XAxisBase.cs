namespace ScottPlot.AxisPanels;

public abstract class XAxisBase : AxisBase, IXAxis, IDrawnPanel
{
    public XAxisBase() { }

    public double Width => Range.Span;

    public float GetPixel(double position, PixelRect dataArea) =>
        (float)(dataArea.Left + (position - Min) / Range.Span * dataArea.Width);

    public double GetCoordinate(float pixel, PixelRect dataArea) => Min + (pixel - dataArea.Left) / dataArea.Width * Range.Span;

    public double GetPixelDistance(double distance, PixelRect dataArea) => distance / Range.Span * dataArea.Width;

    public double GetCoordinateDistance(float distance, PixelRect dataArea) => distance / dataArea.Width * Range.Span;

    LabelStyle IAxis.Label => LabelStyle;

    float IDrawnPanel.Measure(PixelRect data) => AxisDrawing.Measure(this, this, data);

    PixelPadding IDrawnPanel.Overhang(PixelRect data) => AxisDrawing.Overhang(this, data);

    void IDrawnPanel.Draw(Canvas canvas, PixelRect data, PixelRect panel) => AxisDrawing.Draw(canvas, this, this, data, panel);
}

public class BottomAxis : XAxisBase
{
    public override Edge Edge => Edge.Bottom;
}

public class TopAxis : XAxisBase
{
    public override Edge Edge => Edge.Top;
}
