using ScottPlot;
using Strata.Data;

namespace Strata.Analysis.Saliency;

/// <summary>Images of one kind, each beside itself under its heat maps, with class and probability below.</summary>
static class SaliencySheet
{
    const int PicturesARow = 9, Side = 100, Head = 36, Margin = 12;
    const double RowHeight = 1.42, Gap = 0.16, Inner = 0.96;

    /// <summary>Draws the sheet.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="kind">Which images of it; at least one.</param>
    /// <param name="set">The images.</param>
    /// <param name="number">What an image is called, from its place in <paramref name="set"/>; null for that place.</param>
    /// <returns>The picture and its size in pixels.</returns>
    public static (Plot Picture, int Width, int Height) Of(SaliencyReport report, SaliencyKind kind, ImageSet set, Func<int, int>? number = null)
    {
        SalientImage[] images = [.. report.Images.Where(image => image.Kind == kind)];
        string[] columns = ["image", .. report.Patch is null ? [] : (string[])["occlusion"], .. report.Layer is null ? [] : (string[])["Grad-CAM"]];
        int tiles = PicturesARow / columns.Length, rows = (images.Length + tiles - 1) / tiles;
        double tile = columns.Length + Gap, width = tiles * tile - Gap;
        Plot picture = new();
        for (int place = 0; place < images.Length; place++)
        {
            SalientImage image = images[place];
            Draw(picture, set, image, place % tiles * tile, -(place / tiles) * RowHeight, columns, number?.Invoke(image.Image) ?? image.Image);
        }
        picture.HideAxesAndGrid();
        picture.Axes.SetLimits(-0.02, width + 0.02, -rows * RowHeight - 0.02, 0.02);
        picture.Title($"{report.Model}, {SaliencyFindings.Spell(kind)}: {string.Join(", ", columns)} (bright speaks for the class)", 14);
        return (picture, (int)(width * Side) + Margin, (int)(rows * RowHeight * Side) + Head);
    }

    static void Draw(Plot picture, ImageSet set, SalientImage image, double left, double top, string[] columns, int number)
    {
        ReadOnlySpan<byte> pixels = set.Image(image.Image);
        Place(picture, Overlay.Plain(set.Shape, pixels), left, top);
        int column = 1;
        foreach (HeatMap map in new[] { image.Occlusion, image.GradCam }.OfType<HeatMap>())
            Place(picture, Overlay.Of(set.Shape, pixels, map), left + column++, top);
        double middle = left + columns.Length / 2.0;
        Write(picture, image.IsRight ? image.Label : $"{image.Label} → {image.Predicted}", middle, top - 1.11, isBold: true, columns.Length);
        string explained = image.Explained == image.Predicted ? "" : $"{image.Explained} ";
        Write(picture, $"#{number}, {explained}p {image.Probability:0.000}{Loss(image)}", middle, top - 1.26, isBold: false, columns.Length);
    }

    // Maps are scaled image by image: how much is at stake stands below.
    static string Loss(SalientImage image) => image.LargestLoss is { } loss ? $", hidden −{Math.Max(0, loss):0.000}" : "";

    static void Place(Plot picture, byte[,,] pixels, double left, double top)
    {
        double scale = Inner / Math.Max(pixels.GetLength(0), pixels.GetLength(1));
        (double height, double width) = (scale * pixels.GetLength(0), scale * pixels.GetLength(1));
        picture.Add.ImageRect(new Image(pixels), new CoordinateRect(left + (1 - width) / 2, left + (1 + width) / 2, top - height, top)).AntiAlias = true;
    }

    static void Write(Plot picture, string line, double x, double y, bool isBold, int columns)
    {
        int longest = 14 * columns;
        ScottPlot.Plottables.Text text = picture.Add.Text(line.Length > longest ? line[..(longest - 1)] + "…" : line, x, y);
        (text.LabelAlignment, text.LabelFontSize, text.LabelBold) = (Alignment.MiddleCenter, isBold ? 13 : 11, isBold);
    }
}
