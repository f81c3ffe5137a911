namespace ScottPlot;

/// <summary>Draws a legend into a rectangle: box, symbols, texts.</summary>
static class LegendDrawing
{
    // Markers are shown as large as in the plot, up to what fits a line of text.
    const float LargestMarker = 12;

    public static void Draw(Canvas canvas, Legend legend, PixelRect within, Alignment alignment, PixelPadding margin)
    {
        PixelRect room = within.Contract(margin);
        LegendGrid grid = new(legend, room.Size);
        if (grid.Cells.Count == 0)
            return;
        PixelRect box = new PixelRect(grid.Size).AlignedInside(within, alignment, margin);
        canvas.BeginGroup("legend");
        canvas.Rectangle(box, legend.BackgroundFillStyle, legend.OutlineStyle);
        foreach ((LegendItem item, PixelRect place) in grid.Cells)
            DrawItem(canvas, legend, item, place.WithDelta(box.Left, box.Top));
        canvas.EndGroup();
    }

    static void DrawItem(Canvas canvas, Legend legend, LegendItem item, PixelRect place)
    {
        PixelRect symbol = new PixelRect(legend.SymbolWidth, legend.SymbolHeight)
            .WithDelta(place.Left, place.VerticalCenter - legend.SymbolHeight / 2);
        if (item.FillStyle.CanBeRendered || item.OutlineStyle.CanBeRendered)
            canvas.Rectangle(symbol, item.FillStyle, item.OutlineStyle);
        canvas.Line(symbol.LeftCenter, symbol.RightCenter, item.LineStyle);
        canvas.Marker(item.MarkerStyle, symbol.Center, Math.Min(item.MarkerSize, LargestMarker));
        canvas.Text(LegendGrid.LabelOf(legend, item), new Pixel(symbol.Right + legend.SymbolPadding, place.VerticalCenter));
    }
}
