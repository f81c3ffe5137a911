using ScottPlot;
using Strata.Data;

namespace Strata.Analysis.Reporting.Explorer;

/// <summary>Many small images in one picture, row by row; images wider than a thumbnail are averaged down.</summary>
/// <param name="Address">The picture as a data address.</param>
/// <param name="Columns">Images a row.</param>
/// <param name="Width">Of one image, in pixels.</param>
/// <param name="Height">Of one image, in pixels.</param>
sealed record Sprite(string Address, int Columns, int Width, int Height)
{
    const int Thumbnail = 64;

    /// <summary>Draws some images of a set; those of more than three channels show their first.</summary>
    public static Sprite Of(ImageSet set, int[] places)
    {
        ImageShape shape = set.Shape;
        int step = Math.Max(1, (Math.Max(shape.Height, shape.Width) + Thumbnail - 1) / Thumbnail);
        (int width, int height) = (Math.Max(1, shape.Width / step), Math.Max(1, shape.Height / step));
        int columns = (int)Math.Ceiling(Math.Sqrt(places.Length)), rows = (places.Length + columns - 1) / columns;
        byte[,,] picture = new byte[rows * height, columns * width, 3];
        for (int i = 0; i < places.Length; i++)
            Place(picture, set.Image(places[i]), shape, step, i / columns * height, i % columns * width, width, height);
        using Image image = new(picture);
        return new Sprite(Html.PngAddress(image.GetImageBytes()), columns, width, height);
    }

    static void Place(byte[,,] picture, ReadOnlySpan<byte> image, ImageShape shape, int step, int top, int left, int width, int height)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<byte> plane = image.Slice((shape.Channels == 3 ? channel : 0) * shape.Height * shape.Width, shape.Height * shape.Width);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    picture[top + y, left + x, channel] = Mean(plane, shape.Width, y * step, x * step, step);
        }
    }

    static byte Mean(ReadOnlySpan<byte> plane, int stride, int top, int left, int step)
    {
        int sum = 0;
        for (int y = top; y < top + step; y++)
            for (int x = left; x < left + step; x++)
                sum += plane[y * stride + x];
        return (byte)((sum + step * step / 2) / (step * step));
    }
}
