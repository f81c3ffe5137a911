namespace ScottPlot;

/// <summary>A panel seen from the data area: how far along its edge, and how far out of it.</summary>
readonly struct AxisSide(Edge edge, PixelRect panel)
{
    bool IsHorizontal => edge is Edge.Bottom or Edge.Top;

    public float Start => IsHorizontal ? panel.Left : panel.Top;

    public float End => IsHorizontal ? panel.Right : panel.Bottom;

    public float Depth => IsHorizontal ? panel.Height : panel.Width;

    public Pixel At(float along, float outwards) => edge switch
    {
        Edge.Left => new Pixel(panel.Right - outwards, along),
        Edge.Right => new Pixel(panel.Left + outwards, along),
        Edge.Top => new Pixel(along, panel.Bottom - outwards),
        _ => new Pixel(along, panel.Top + outwards),
    };

    /// <summary>How far a text about its anchor reaches back towards the data.</summary>
    public float Inward(PixelRect aboutAnchor) => Math.Max(0, edge switch
    {
        Edge.Left => aboutAnchor.Right,
        Edge.Right => -aboutAnchor.Left,
        Edge.Top => aboutAnchor.Bottom,
        _ => -aboutAnchor.Top,
    });
}
