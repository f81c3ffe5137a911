using Strata.Data;

namespace Strata.Views;

/// <summary>
/// One way to look at an image: every pixel of the view is Offset + Σ weight · pixel over a few pixels of the same channel,
/// rounded (half to even) and cut off to 0..255.
/// </summary>
/// <param name="Sources">For each tap in turn, H·W places y·W + x of the image: [Taps·H·W].</param>
/// <param name="Weights">The weight of each source, as many; null where there is one tap, which counts in full.</param>
/// <param name="Offset">Added to every pixel.</param>
public sealed record PixelMap(int[] Sources, float[]? Weights = null, float Offset = 0)
{
    /// <summary>The image as it is.</summary>
    public static PixelMap Identity(ImageShape image) => new([.. Enumerable.Range(0, image.Height * image.Width)]);

    /// <summary>Whether every pixel of the view is a pixel of the image.</summary>
    public bool IsExact => Weights is null && Offset == 0;

    /// <summary>Whether the view is the image as it is.</summary>
    public bool IsIdentity => IsExact && Sources.AsSpan().SequenceEqual([.. Enumerable.Range(0, Sources.Length)]);

    /// <summary>The view that takes each pixel from one place; a place outside stands for the nearest one inside.</summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="source">The place (y, x) that the pixel at (y, x) is taken from.</param>
    public static PixelMap Moved(ImageShape image, Func<int, int, (int Y, int X)> source)
    {
        int[] sources = new int[image.Height * image.Width];
        for (int y = 0; y < image.Height; y++)
            for (int x = 0; x < image.Width; x++)
            {
                (int fromY, int fromX) = source(y, x);
                sources[y * image.Width + x] = Inside(image, fromY, fromX);
            }
        return new PixelMap(sources);
    }

    /// <summary>
    /// The view that takes each pixel from between four places, by bilinear interpolation, under a linear map around the image's
    /// centre; a place outside stands for the nearest one inside.
    /// </summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="map">Row by row, the matrix from places (y, x) of the view to those of the image, both from the centre.</param>
    public static PixelMap Resampled(ImageShape image, (double YY, double YX, double XY, double XX) map)
    {
        int plane = image.Height * image.Width;
        int[] sources = new int[4 * plane];
        float[] weights = new float[4 * plane];
        (double centreY, double centreX) = ((image.Height - 1) / 2.0, (image.Width - 1) / 2.0);
        for (int place = 0; place < plane; place++)
        {
            (double y, double x) = (place / image.Width - centreY, place % image.Width - centreX);
            (double fromY, double fromX) = (map.YY * y + map.YX * x + centreY, map.XY * y + map.XX * x + centreX);
            (int top, int left) = ((int)Math.Floor(fromY), (int)Math.Floor(fromX));
            (double down, double right) = (fromY - top, fromX - left);
            for (int tap = 0; tap < 4; tap++)
            {
                (int dy, int dx) = (tap / 2, tap % 2);
                sources[tap * plane + place] = Inside(image, top + dy, left + dx);
                weights[tap * plane + place] = (float)((dy == 1 ? down : 1 - down) * (dx == 1 ? right : 1 - right));
            }
        }
        return new PixelMap(sources, weights);
    }

    /// <summary>Makes the view of one image.</summary>
    /// <param name="image">uint8 [C,H,W].</param>
    /// <param name="view">Receives uint8 [C,H,W].</param>
    /// <param name="plane">H·W.</param>
    public void Apply(ReadOnlySpan<byte> image, Span<byte> view, int plane)
    {
        int taps = Sources.Length / plane;
        for (int channel = 0; channel < image.Length; channel += plane)
            for (int place = 0; place < plane; place++)
            {
                float sum = 0;
                for (int tap = 0; tap < taps; tap++)
                {
                    int at = tap * plane + place;
                    sum += image[channel + Sources[at]] * (Weights?[at] ?? 1);
                }
                view[channel + place] = (byte)Math.Clamp(MathF.Round(sum + Offset, MidpointRounding.ToEven), 0, byte.MaxValue);
            }
    }

    static int Inside(ImageShape image, int y, int x) =>
        Math.Clamp(y, 0, image.Height - 1) * image.Width + Math.Clamp(x, 0, image.Width - 1);
}
