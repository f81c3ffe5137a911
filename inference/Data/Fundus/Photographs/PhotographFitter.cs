using Strata.Data.Images;

namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// Makes a photograph an image of the eye alone: the retina is found on black and its square scaled down by area; where the camera cut the
/// disc, black takes its place. Any number of threads at once.
/// </summary>
/// <param name="options">The size, and what is done to colours.</param>
sealed class PhotographFitter(PhotographOptions options)
{
    /// <summary>Fits one photograph.</summary>
    /// <param name="bgr">uint8 [height,width,3] in the order blue, green, red.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="planes">Receives red, green and blue: uint8 [3,size,size].</param>
    public void Fit(ReadOnlySpan<byte> bgr, int height, int width, Span<byte> planes)
    {
        int size = options.Size;
        byte[] square = new byte[size * size * 3];
        Place(bgr, height, width, RetinaBox.In(bgr, height, width), square);
        if (options.Clahe)
            Clahe.Equalise(square, size);
        if (options.BenGraham)
            LocalAverage.Remove(square, size);
        BgrPixels.ToPlanes(square, planes);
    }

    void Place(ReadOnlySpan<byte> bgr, int height, int width, RetinaBox box, byte[] square)
    {
        int size = options.Size;
        double scale = (double)size / Math.Max(box.Width, box.Height);
        int rows = Math.Clamp((int)Math.Round(box.Height * scale), 1, size);
        int columns = Math.Clamp((int)Math.Round(box.Width * scale), 1, size);
        byte[] resized = new byte[rows * columns * 3];
        Resampling.Resize(
            bgr, width, AxisFilter.Of(height, box.Top, box.Height, rows), AxisFilter.Of(width, box.Left, box.Width, columns), resized);
        (int top, int left) = ((size - rows) / 2, (size - columns) / 2);
        for (int row = 0; row < rows; row++)
            resized.AsSpan(row * columns * 3, columns * 3).CopyTo(square.AsSpan(((top + row) * size + left) * 3));
    }
}
