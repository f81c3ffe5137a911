namespace ScottPlot;

/// <summary>What stands at an edge of the data area.</summary>
interface IDrawnPanel
{
    /// <summary>Depth in pixels, away from the data area.</summary>
    float Measure(PixelRect data);

    /// <summary>How far it reaches beyond its own ends, to be kept free by the panels beside it.</summary>
    PixelPadding Overhang(PixelRect data) => PixelPadding.Zero;

    void Draw(Canvas canvas, PixelRect data, PixelRect panel);
}
