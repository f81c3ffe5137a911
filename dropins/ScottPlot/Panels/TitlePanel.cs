namespace ScottPlot.Panels;

public class TitlePanel : IPanel, IDrawnPanel
{
    public float VerticalPadding = 10;

    public Edge Edge => Edge.Top;
    public bool IsVisible { get; set; } = true;
    public float MinimumSize { get; set; }
    public float MaximumSize { get; set; } = float.MaxValue;
    /// <summary>Over the middle of the figure instead of the data area.</summary>
    public bool FullFigureCenter { get; set; }
    public LabelStyle Label { get; } = new() { FontSize = 18, Bold = true, Alignment = Alignment.LowerCenter };

    float IDrawnPanel.Measure(PixelRect data)
    {
        float height = new TextBox(Label).Height;
        return !IsVisible || height == 0 ? 0 : Math.Clamp(height + VerticalPadding, Math.Min(MinimumSize, MaximumSize), MaximumSize);
    }

    void IDrawnPanel.Draw(Canvas canvas, PixelRect data, PixelRect panel)
    {
        if (!IsVisible || !Label.CanBeDrawn)
            return;
        canvas.BeginGroup("title");
        canvas.Text(Label, new Pixel(panel.HorizontalCenter, panel.Bottom - VerticalPadding / 2));
        canvas.EndGroup();
    }
}
