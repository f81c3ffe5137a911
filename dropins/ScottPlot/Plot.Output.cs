namespace ScottPlot;

public partial class Plot
{
    FigureLayout _lastLayout;

    /// <summary>The figure as an SVG document.</summary>
    public string GetSvgXml(int width, int height)
    {
        Canvas canvas = new();
        FigureDrawing.Draw(canvas, this, LayOut(width, height));
        return canvas.ToXml(width, height);
    }

    /// <summary>The figure as an svg element, to stand in a page.</summary>
    public string GetSvgHtml(int width, int height)
    {
        string xml = GetSvgXml(width, height);
        return xml[xml.IndexOf("<svg", StringComparison.Ordinal)..];
    }

    public SavedImageInfo SaveSvg(string filePath, int width, int height) => AtomicWrite.Save(filePath, GetSvgXml(width, height));

    /// <summary>Lays the figure out without drawing it, so that pixels and coordinates can be asked for.</summary>
    public void RenderInMemory(int width = 400, int height = 300) => LayOut(width, height);

    public Pixel GetPixel(Coordinates coordinates) => GetPixel(coordinates, Axes.Bottom, Axes.Left);

    public Pixel GetPixel(Coordinates coordinates, IXAxis xAxis, IYAxis yAxis) =>
        new(xAxis.GetPixel(coordinates.X, LastData), yAxis.GetPixel(coordinates.Y, LastData));

    public Coordinates GetCoordinates(Pixel pixel, IXAxis xAxis = null, IYAxis yAxis = null) =>
        GetCoordinates(pixel.X, pixel.Y, xAxis, yAxis);

    public Coordinates GetCoordinates(float x, float y, IXAxis xAxis = null, IYAxis yAxis = null) =>
        new((xAxis ?? Axes.Bottom).GetCoordinate(x, LastData), (yAxis ?? Axes.Left).GetCoordinate(y, LastData));

    PixelRect LastData => (_lastLayout ?? throw new InvalidOperationException(
        "Pixels are known once the figure is laid out: call RenderInMemory or SaveSvg first")).Data;

    FigureLayout LayOut(int width, int height)
    {
        if (width < 1 || height < 1)
            throw new ArgumentException($"A figure of {width} x {height} pixels cannot be: both lengths start at 1");
        return _lastLayout = FigureLayout.Of(this, new PixelRect(width, height));
    }
}
