using Strata.Data.Images;

namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// Contrast-limited adaptive histogram equalisation (Zuiderveld 1994, Graphics Gems IV) of the lightness of a square image: 8x8 tiles,
/// each bin at most twice as full as an even histogram's, what is cut spread over all, maps joined bilinearly. Lightness is BT.601's luma;
/// what changes it is added to all three channels, so that the colour differences stay.
/// </summary>
static class Clahe
{
    const int Tiles = 8;
    const int Levels = 256;
    const double Limit = 2;

    /// <summary>Equalises an image in place.</summary>
    /// <param name="bgr">uint8 [side,side,3].</param>
    /// <param name="side">Rows and columns, at least 16.</param>
    public static void Equalise(Span<byte> bgr, int side)
    {
        byte[] lightness = new byte[side * side];
        BgrPixels.ToGrey(bgr, lightness);
        byte[] maps = new byte[Tiles * Tiles * Levels];
        for (int tile = 0; tile < Tiles * Tiles; tile++)
            Map(lightness, side, tile / Tiles, tile % Tiles, maps.AsSpan(tile * Levels, Levels));
        for (int row = 0; row < side; row++)
        {
            (int above, int below, double v) = Between(row, side);
            for (int column = 0; column < side; column++)
            {
                (int left, int right, double u) = Between(column, side);
                int level = lightness[row * side + column];
                double top = Mix(maps[(above * Tiles + left) * Levels + level], maps[(above * Tiles + right) * Levels + level], u);
                double bottom = Mix(maps[(below * Tiles + left) * Levels + level], maps[(below * Tiles + right) * Levels + level], u);
                Lighten(bgr.Slice((row * side + column) * 3, 3), (int)Math.Round(Mix(top, bottom, v)) - level);
            }
        }
    }

    static void Map(byte[] lightness, int side, int tileRow, int tileColumn, Span<byte> map)
    {
        Span<int> histogram = stackalloc int[Levels];
        histogram.Clear();
        (int top, int bottom) = (tileRow * side / Tiles, (tileRow + 1) * side / Tiles);
        (int left, int right) = (tileColumn * side / Tiles, (tileColumn + 1) * side / Tiles);
        for (int row = top; row < bottom; row++)
            foreach (byte level in lightness.AsSpan(row * side + left, right - left))
                histogram[level]++;
        int pixels = (bottom - top) * (right - left);
        Clip(histogram, Math.Max(1, (int)(Limit * pixels / Levels)));
        int below = 0;
        for (int level = 0; level < Levels; level++)
        {
            below += histogram[level];
            map[level] = (byte)((below * (Levels - 1) + pixels / 2) / pixels);
        }
    }

    // What lies above the limit is spread evenly; the rest that is left goes to bins at equal distances.
    static void Clip(Span<int> histogram, int limit)
    {
        int excess = 0;
        foreach (ref int bin in histogram)
        {
            excess += Math.Max(0, bin - limit);
            bin = Math.Min(bin, limit);
        }
        (int each, int rest) = (excess / Levels, excess % Levels);
        foreach (ref int bin in histogram)
            bin += each;
        for (int i = 0; i < rest; i++)
            histogram[i * Levels / rest]++;
    }

    // The two tiles whose middles lie around a pixel, and how far it is on the way to the second.
    static (int First, int Second, double Share) Between(int pixel, int side)
    {
        double place = (pixel + 0.5) * Tiles / side - 0.5;
        int first = (int)Math.Floor(place);
        return (Math.Max(0, first), Math.Min(Tiles - 1, first + 1), place - first);
    }

    static double Mix(double a, double b, double share) => a + share * (b - a);

    static void Lighten(Span<byte> pixel, int change)
    {
        foreach (ref byte channel in pixel)
            channel = (byte)Math.Clamp(channel + change, 0, 255);
    }
}
