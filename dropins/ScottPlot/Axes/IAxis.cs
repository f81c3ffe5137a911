namespace ScottPlot;

public interface IPanel
{
    Edge Edge { get; }
    bool IsVisible { get; set; }
    float MinimumSize { get; set; }
    float MaximumSize { get; set; }
}

public interface IAxis : IPanel
{
    double Min { get; set; }
    double Max { get; set; }
    CoordinateRangeMutable Range { get; }
    ITickGenerator TickGenerator { get; set; }
    LabelStyle Label { get; }
    LabelStyle TickLabelStyle { get; set; }
    LineStyle FrameLineStyle { get; }
    TickMarkStyle MajorTickStyle { get; set; }
    TickMarkStyle MinorTickStyle { get; set; }

    float GetPixel(double position, PixelRect dataArea);

    double GetCoordinate(float pixel, PixelRect dataArea);

    double GetPixelDistance(double coordinateDistance, PixelRect dataArea);

    double GetCoordinateDistance(float pixelDistance, PixelRect dataArea);

    void SetTicks(double[] xs, string[] labels);
}

public interface IXAxis : IAxis
{
    double Width { get; }
}

public interface IYAxis : IAxis
{
    double Height { get; }
}
