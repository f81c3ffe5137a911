namespace ScottPlot;

/// <summary>Draws a plot from back to front.</summary>
static class FigureDrawing
{
    public static void Draw(Canvas canvas, Plot plot, FigureLayout layout)
    {
        PixelRect data = layout.Data;
        canvas.Rectangle(layout.Figure, plot.FigureBackground.FillStyle);
        canvas.Rectangle(data, plot.DataBackground.FillStyle);
        if (plot.Grid.IsBeneathPlottables)
            plot.Grid.Draw(canvas, data);
        canvas.BeginClip(data, "data");
        foreach (IDrawn plottable in plot.PlottableList.Where(plottable => plottable.IsVisible).OfType<IDrawn>())
        {
            canvas.BeginGroup(plottable.GetType().Name.ToLowerInvariant());
            plottable.Draw(canvas);
            canvas.EndGroup();
        }
        canvas.EndClip();
        if (!plot.Grid.IsBeneathPlottables)
            plot.Grid.Draw(canvas, data);
        foreach ((IDrawnPanel panel, PixelRect place) in layout.Panels)
            panel.Draw(canvas, data, place);
        foreach (IDrawnLast plottable in plot.PlottableList.Where(plottable => plottable.IsVisible).OfType<IDrawnLast>())
            plottable.DrawLast(canvas);
        if (plot.Legend.IsVisible)
            LegendDrawing.Draw(canvas, plot.Legend, data, plot.Legend.Alignment, plot.Legend.Margin);
    }
}
