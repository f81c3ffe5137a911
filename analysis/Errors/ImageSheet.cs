using ScottPlot;
using Strata.Data;

namespace Strata.Analysis.Errors;

/// <summary>An image on a contact sheet, with two lines under it.</summary>
/// <param name="Image">Its place in the set.</param>
/// <param name="First">The upper line, bold.</param>
/// <param name="Second">The lower line.</param>
sealed record SheetTile(int Image, string First, string Second);

/// <summary>Images side by side, each with what is said of it.</summary>
static class ImageSheet
{
    const int Columns = 8, FewestColumns = 6, TileWidth = 100, TileHeight = 128, Head = 60, LongLine = 16;
    const double RowStep = TileHeight / (double)TileWidth, Side = 0.86;

    /// <summary>Whether such images can be shown: grey or red, green and blue.</summary>
    public static bool CanShow(ImageShape shape) => shape.Channels is 1 or 3;

    /// <summary>Draws the sheet, row by row.</summary>
    /// <param name="set">Images of 1 or 3 channels.</param>
    /// <param name="title">What the sheet shows.</param>
    /// <param name="tiles">At least one.</param>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(ImageSet set, string title, IReadOnlyList<SheetTile> tiles)
    {
        Plot picture = new();
        // A title has to fit above a few images as well.
        int columns = Math.Clamp(tiles.Count, FewestColumns, Columns), rows = (tiles.Count + columns - 1) / columns;
        for (int place = 0; place < tiles.Count; place++)
            Draw(picture, set, tiles[place], place % columns, -(place / columns) * RowStep);
        picture.HideAxesAndGrid();
        picture.Axes.SetLimits(0, columns, -rows * RowStep, 0);
        picture.Title(title, 14);
        return (picture, columns * TileWidth + 20, rows * TileHeight + Head);
    }

    static void Draw(Plot picture, ImageSet set, SheetTile tile, double left, double top)
    {
        (int height, int width) = (set.Shape.Height, set.Shape.Width);
        double scale = Side / Math.Max(height, width), middle = left + 0.5;
        picture.Add.ImageRect(Pixels(set, tile.Image), new CoordinateRect(
            middle - scale * width / 2, middle + scale * width / 2, top - 0.04 - scale * height, top - 0.04)).AntiAlias = false;
        Write(picture, tile.First, middle, top - 0.99, isBold: true);
        Write(picture, tile.Second, middle, top - 1.13, isBold: false);
    }

    static void Write(Plot picture, string line, double x, double y, bool isBold)
    {
        ScottPlot.Plottables.Text text = picture.Add.Text(line.Length > LongLine ? line[..(LongLine - 1)] + "…" : line, x, y);
        (text.LabelAlignment, text.LabelFontSize, text.LabelBold) = (Alignment.MiddleCenter, isBold ? 12 : 10, isBold);
    }

    static Image Pixels(ImageSet set, int image)
    {
        ImageShape shape = set.Shape;
        byte[,,] pixels = new byte[shape.Height, shape.Width, 3];
        ReadOnlySpan<byte> values = set.Image(image);
        for (int y = 0; y < shape.Height; y++)
            for (int x = 0; x < shape.Width; x++)
                for (int channel = 0; channel < 3; channel++)
                    pixels[y, x, channel] = values[(channel % shape.Channels * shape.Height + y) * shape.Width + x];
        return new Image(pixels);
    }
}
