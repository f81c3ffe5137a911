using ScottPlot;
using Strata.Data;

namespace Strata.Analysis.Saliency;

/// <summary>
/// An image as a picture, plain or under a heat map: what speaks for the class is laid over the greyed image in Inferno's colours, even to the
/// eye and told apart with any colour vision (Smith and van der Walt 2015), the more densely the more it says. The largest value is the brightest.
/// </summary>
static class Overlay
{
    // Small images are drawn in whole multiples of their pixels, large ones averaged down.
    const int Side = 96;
    const double Densest = 0.9, Faintest = 0.02;

    static readonly ScottPlot.Colormaps.Inferno s_colours = new();

    /// <summary>Whether such images can be shown: grey or red, green and blue.</summary>
    public static bool CanShow(ImageShape shape) => shape.Channels is 1 or 3;

    /// <summary>The image [H,W,3] alone.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="image">uint8 [C,H,W].</param>
    public static byte[,,] Plain(ImageShape shape, ReadOnlySpan<byte> image)
    {
        (int height, int width) = SizeOf(shape);
        byte[,,] picture = new byte[height, width, 3];
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<byte> plane = image.Slice(channel % shape.Channels * shape.Height * shape.Width, shape.Height * shape.Width);
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    picture[y, x, channel] = Mean(plane, shape, (y, height), (x, width));
        }
        return picture;
    }

    /// <summary>The image [H,W,3] under a heat map.</summary>
    /// <inheritdoc cref="Plain"/>
    public static byte[,,] Of(ImageShape shape, ReadOnlySpan<byte> image, HeatMap heat)
    {
        byte[,,] picture = Plain(shape, image);
        (int height, int width) = (picture.GetLength(0), picture.GetLength(1));
        HeatMap fine = heat.Resized(height, width);
        float largest = Math.Max(fine.Largest, 0);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                double strength = largest > 0 ? Math.Max(0, fine.Values[y * width + x]) / largest : 0;
                Blend(picture, y, x, strength);
            }
        return picture;
    }

    static void Blend(byte[,,] picture, int y, int x, double strength)
    {
        double grey = 0.299 * picture[y, x, 0] + 0.587 * picture[y, x, 1] + 0.114 * picture[y, x, 2];
        double density = strength < Faintest ? 0 : Densest * Math.Sqrt(strength);
        Color colour = s_colours.GetColor(strength);
        (picture[y, x, 0], picture[y, x, 1], picture[y, x, 2]) =
            (Mix(grey, colour.Red, density), Mix(grey, colour.Green, density), Mix(grey, colour.Blue, density));
    }

    static byte Mix(double from, byte to, double share) => (byte)Math.Round(from + share * (to - from));

    static (int Height, int Width) SizeOf(ImageShape shape)
    {
        int longest = Math.Max(shape.Height, shape.Width);
        if (longest <= Side)
            return (shape.Height * (Side / longest), shape.Width * (Side / longest));
        return (Math.Max(1, shape.Height * Side / longest), Math.Max(1, shape.Width * Side / longest));
    }

    static byte Mean(ReadOnlySpan<byte> plane, ImageShape shape, (int At, int Of) row, (int At, int Of) column)
    {
        (int top, int bottom) = Span(row, shape.Height);
        (int left, int right) = Span(column, shape.Width);
        int sum = 0;
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
                sum += plane[y * shape.Width + x];
        return (byte)(sum / ((bottom - top) * (right - left)));
    }

    static (int From, int To) Span((int At, int Of) place, int length)
    {
        int from = place.At * length / place.Of;
        return (from, Math.Max(from + 1, (place.At + 1) * length / place.Of));
    }
}
