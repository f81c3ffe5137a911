using Strata.Analysis.ImageFeatures;
using Strata.Data;
using Strata.Registry;

namespace Strata.Tests.ImageFeatures;

/// <summary>Images drawn by hand, '#' for 255 and '.' for 0, and what features make of them.</summary>
static class Drawing
{
    public const string Eight = """
        ..........
        ...####...
        ..#....#..
        ..#....#..
        ...####...
        ..#....#..
        ..#....#..
        ...####...
        ..........
        """;

    public const string Zero = """
        ........
        ..####..
        ..#..#..
        ..#..#..
        ..####..
        ........
        """;

    public const string One = """
        ......
        ..##..
        ..##..
        ..##..
        ..##..
        ......
        """;

    public static float[] Measure(string kind, string drawing, bool isInverted = false)
    {
        string[] rows = [.. drawing.Split('\n').Select(row => row.Trim())];
        byte[] pixels = [.. rows.SelectMany(row => row).Select(mark => (byte)(mark == '#' != isInverted ? 255 : 0))];
        return Measure(kind, new ImageShape(1, rows.Length, rows[0].Length), pixels);
    }

    public static float[] Measure(string kind, ImageShape shape, byte[] pixels)
    {
        GreyImage image = new(shape);
        image.Load(pixels);
        IImageFeature feature = Parts<IImageFeature>.Get("kind of feature", kind);
        float[] values = new float[feature.Names(shape.Height, shape.Width).Count];
        feature.Measure(image, values);
        return values;
    }
}
