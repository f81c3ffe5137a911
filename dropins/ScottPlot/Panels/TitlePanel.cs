namespace ScottPlot.Panels;

public class TitlePanel : IPanel, IDrawnPanel
{
    public float VerticalPadding = 10;

    public Edge Edge => Edge.Top;
    public bool IsVisible { get; set; } = true;
    public float MinimumSize { get; set; }
    public float MaximumSize { get; set; } = float.MaxValue;
    public LabelStyle Label { get; } = new() { FontSize = 18, Bold = true, Alignment = Alignment.LowerCenter };

    float IDrawnPanel.Measure(PixelRect data)
    {
        float height = new TextBox(TextBox.Wrapped(Label, data.Width)).Height;
        return !IsVisible || height == 0
            ? 0
            : Math.Clamp(height + VerticalPadding, Math.Min(MinimumSize, MaximumSize), MaximumSize);
    }

    void IDrawnPanel.Draw(Canvas canvas, PixelRect data, PixelRect panel)
    {
        if (!IsVisible || !Label.CanBeDrawn)
            return;
        canvas.BeginGroup("title");
        canvas.Text(TextBox.Wrapped(Label, data.Width), new Pixel(panel.HorizontalCenter, panel.Bottom - VerticalPadding / 2));
        canvas.EndGroup();
    }
}
