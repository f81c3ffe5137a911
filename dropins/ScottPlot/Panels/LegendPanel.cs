namespace ScottPlot.Panels;

/// <summary>A legend beside the data area.</summary>
public class LegendPanel : PanelBase, IDrawnPanel
{
    public LegendPanel(Legend legend) => Legend = legend;

    public Legend Legend { get; }
    public Alignment Alignment { get; set; } = Alignment.UpperLeft;
    public PixelPadding Padding { get; set; } = new(10, 5);

    bool IsHorizontal => Edge is Edge.Bottom or Edge.Top;

    float IDrawnPanel.Measure(PixelRect data)
    {
        if (!IsVisible)
            return 0;
        PixelSize room = IsHorizontal
            ? new PixelSize(data.Width - Padding.Horizontal, float.MaxValue)
            : new PixelSize(float.MaxValue, data.Height - Padding.Vertical);
        PixelSize size = new LegendGrid(Legend, room).Size;
        float depth = size.Area == 0 ? 0 : IsHorizontal ? size.Height + Padding.Vertical : size.Width + Padding.Horizontal;
        return Math.Clamp(depth, Math.Min(MinimumSize, MaximumSize), MaximumSize);
    }

    void IDrawnPanel.Draw(Canvas canvas, PixelRect data, PixelRect panel)
    {
        if (IsVisible)
            LegendDrawing.Draw(canvas, Legend, panel, Alignment, Padding);
    }
}
