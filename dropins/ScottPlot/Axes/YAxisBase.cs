namespace ScottPlot.AxisPanels;

public abstract class YAxisBase : AxisBase, IYAxis, IDrawnPanel
{
    protected YAxisBase() { }

    public double Height => Range.Span;

    public float GetPixel(double position, PixelRect dataArea) =>
        (float)(dataArea.Bottom - (position - Min) / Range.Span * dataArea.Height);

    public double GetCoordinate(float pixel, PixelRect dataArea) =>
        Min + (dataArea.Bottom - pixel) / dataArea.Height * Range.Span;

    public double GetPixelDistance(double distance, PixelRect dataArea) => distance / Range.Span * dataArea.Height;

    public double GetCoordinateDistance(float distance, PixelRect dataArea) => distance / dataArea.Height * Range.Span;

    LabelStyle IAxis.Label => LabelStyle;

    float IDrawnPanel.Measure(PixelRect data) => AxisDrawing.Measure(this, this, data);

    PixelPadding IDrawnPanel.Overhang(PixelRect data) => AxisDrawing.Overhang(this, data);

    void IDrawnPanel.Draw(Canvas canvas, PixelRect data, PixelRect panel) => AxisDrawing.Draw(canvas, this, this, data, panel);
}

public class LeftAxis : YAxisBase
{
    public override Edge Edge => Edge.Left;
}

public class RightAxis : YAxisBase
{
    public override Edge Edge => Edge.Right;
}
