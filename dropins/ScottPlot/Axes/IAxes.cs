namespace ScottPlot;

/// <summary>The pair of axes that something is drawn on.</summary>
public interface IAxes
{
    IXAxis XAxis { get; set; }
    IYAxis YAxis { get; set; }
    PixelRect DataRect { get; set; }

    float GetPixelX(double xCoordinate);

    float GetPixelY(double yCoordinate);

    Pixel GetPixel(Coordinates coordinates);

    PixelRect GetPixelRect(CoordinateRect rect);

    double GetCoordinateX(float pixel);

    double GetCoordinateY(float pixel);

    Coordinates GetCoordinates(Pixel pixel);
}

public class Axes : IAxes
{
    public static Axes Default => new();

    public IXAxis XAxis { get; set; }
    public IYAxis YAxis { get; set; }
    public PixelRect DataRect { get; set; }

    public float GetPixelX(double xCoordinate) => XAxis.GetPixel(xCoordinate, DataRect);

    public float GetPixelY(double yCoordinate) => YAxis.GetPixel(yCoordinate, DataRect);

    public Pixel GetPixel(Coordinates coordinates) => new(GetPixelX(coordinates.X), GetPixelY(coordinates.Y));

    public PixelRect GetPixelRect(CoordinateRect rect) => new(GetPixel(rect.TopLeft), GetPixel(rect.BottomRight));

    public double GetCoordinateX(float pixel) => XAxis.GetCoordinate(pixel, DataRect);

    public double GetCoordinateY(float pixel) => YAxis.GetCoordinate(pixel, DataRect);

    public Coordinates GetCoordinates(Pixel pixel) => new(GetCoordinateX(pixel.X), GetCoordinateY(pixel.Y));
}
