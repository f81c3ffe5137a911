namespace ScottPlot;

public enum ImageFormat
{
    Bmp = 0,
    Jpeg = 1,
    Png = 2,
    Webp = 3,
    Svg = 4,
}
