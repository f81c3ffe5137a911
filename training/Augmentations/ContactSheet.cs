using ScottPlot;
using Strata.Data;
using Strata.Storage;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations;

/// <summary>Rows of small images: some of a data set as they are, and what augmentations make of the same ones.</summary>
/// <param name="Rows">What each row is called.</param>
/// <param name="Columns">What each column is called.</param>
/// <param name="Picture">The tiles, enlarged to be seen, with gaps between: red, green and blue [H,W,3].</param>
public sealed record ContactSheet(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, byte[,,] Picture)
{
    const int Gap = 2, LabelWidth = 210, LabelHeight = 60, LongLabelHeight = 110, LongLabel = 5, LeastTile = 64;
    const byte Paper = 255;

    /// <summary>Draws images of a set, row by row.</summary>
    /// <param name="images">The set; images of 1 or 3 channels.</param>
    /// <param name="places">Indices of the images, a column each.</param>
    /// <param name="rows">Each row's name and augmentations, as --augment takes them; none for the images as they are.</param>
    /// <param name="seed">Seed of what the augmentations draw, the same for every row.</param>
    /// <exception cref="InputException">The images have other channels, or an augmentation is wrong.</exception>
    public static ContactSheet Of(ImageSet images, int[] places, IReadOnlyList<(string Name, IReadOnlyList<string> Augment)> rows, int seed)
    {
        ImageShape shape = images.Shape;
        if (shape.Channels is not (1 or 3))
            throw new InputException($"{images.Name} has images of {shape.Channels} channels: pictures have 1 or 3");
        BatchAugmentation[] steps = [.. rows.Select(row => new BatchAugmentation(row.Augment, shape, images.ClassNames.Count))];
        using DisposeScope scope = NewDisposeScope();
        ImageSet picked = images.Subset(places, images.Split);
        Tensor shares = tensor(picked.Pixels, [picked.Count, shape.Channels, shape.Height, shape.Width], ScalarType.Byte).to(ScalarType.Float32).div(255);
        Tensor labels = tensor(Array.ConvertAll(picked.Labels, label => (long)label));
        int scale = Math.Max(1, LeastTile / Math.Min(shape.Height, shape.Width));
        byte[,,] picture = Blank(rows.Count * (shape.Height * scale + Gap) + Gap, picked.Count * (shape.Width * scale + Gap) + Gap);
        for (int row = 0; row < steps.Length; row++)
        {
            manual_seed(seed);
            Tensor made = steps[row].Apply(new Batch(shares.clone(), labels)).Images;
            byte[] pixels = made.mul(255).round().to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
            for (int column = 0; column < picked.Count; column++)
                Place(picture, pixels.AsSpan(column * shape.Size, shape.Size), shape, scale, row, column);
        }
        return new ContactSheet([.. rows.Select(row => row.Name)], [.. picked.Labels.Select(label => images.ClassNames[label])], picture);
    }

    /// <summary>Sheets of as many columns under one another; the columns are called as in the first.</summary>
    public static ContactSheet Stacked(IReadOnlyList<ContactSheet> sheets)
    {
        int width = sheets[0].Picture.GetLength(1);
        byte[,,] picture = new byte[sheets.Sum(sheet => sheet.Picture.GetLength(0)), width, 3];
        int top = 0;
        foreach (ContactSheet sheet in sheets)
        {
            Buffer.BlockCopy(sheet.Picture, 0, picture, top * width * 3, sheet.Picture.Length);
            top += sheet.Picture.GetLength(0);
        }
        return new ContactSheet([.. sheets.SelectMany(sheet => sheet.Rows)], sheets[0].Columns, picture);
    }

    /// <summary>Writes the sheet: SVG with the names of rows and columns, or PNG with the tiles alone.</summary>
    /// <exception cref="InputException">The file's name ends in neither .svg nor .png.</exception>
    public void Save(string path)
    {
        using Image image = new(Picture);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".png":
                AtomicFile.Write(path, stream => stream.Write(image.GetImageBytes()));
                break;
            case ".svg":
                AtomicFile.WriteText(path, Drawn(image));
                break;
            default:
                throw new InputException($"--out is {path}: name a file that ends in .svg (with the names of the rows) or .png");
        }
    }

    string Drawn(Image image)
    {
        Plot plot = new();
        plot.Add.ImageRect(image, new CoordinateRect(0, Columns.Count, -Rows.Count, 0)).AntiAlias = false;
        plot.Axes.SetLimits(0, Columns.Count, -Rows.Count, 0);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            Enumerable.Range(0, Rows.Count).Select(row => -row - 0.5).ToArray(), Rows.ToArray());
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            Enumerable.Range(0, Columns.Count).Select(column => column + 0.5).ToArray(), Columns.ToArray());
        plot.HideGrid();
        // Long names are turned to fit.
        bool turned = Columns.Any(column => column.Length >= LongLabel);
        return plot.GetSvgXml(image.Width + LabelWidth, image.Height + (turned ? LongLabelHeight : LabelHeight));
    }

    static byte[,,] Blank(int height, int width)
    {
        byte[,,] picture = new byte[height, width, 3];
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref picture[0, 0, 0], picture.Length).Fill(Paper);
        return picture;
    }

    static void Place(byte[,,] picture, ReadOnlySpan<byte> pixels, ImageShape shape, int scale, int row, int column)
    {
        (int top, int left) = (Gap + row * (shape.Height * scale + Gap), Gap + column * (shape.Width * scale + Gap));
        for (int y = 0; y < shape.Height * scale; y++)
            for (int x = 0; x < shape.Width * scale; x++)
                for (int channel = 0; channel < 3; channel++)
                    picture[top + y, left + x, channel] =
                        pixels[(channel % shape.Channels * shape.Height + y / scale) * shape.Width + x / scale];
    }
}
