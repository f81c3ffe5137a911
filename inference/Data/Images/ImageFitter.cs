using System.Buffers;

namespace Strata.Data.Images;

/// <summary>Makes decoded images what a model takes: its size, grey or colour. Any number of threads at once.</summary>
/// <param name="shape">What is needed; one channel or three.</param>
/// <param name="resize">What happens to images of another size.</param>
sealed class ImageFitter(ImageShape shape, ResizeMode resize)
{
    /// <summary>Fits one image.</summary>
    /// <param name="bgr">uint8 [height,width,3] in the order blue, green, red.</param>
    /// <param name="height">Its rows.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="fitted">Receives uint8 [C,H,W], three channels as red, green, blue.</param>
    /// <param name="name">What an error calls it.</param>
    /// <exception cref="InputException">It is of another size, and images are not resized.</exception>
    public void Fit(ReadOnlySpan<byte> bgr, int height, int width, Span<byte> fitted, string name)
    {
        if ((height, width) == (shape.Height, shape.Width))
        {
            Separate(bgr, fitted);
            return;
        }
        if (resize == ResizeMode.None)
            throw new InputException(
                $"{name} is {width} x {height} pixels, but the model takes {shape.Width} x {shape.Height}: see --resize");
        byte[] rented = ArrayPool<byte>.Shared.Rent(shape.Height * shape.Width * 3);
        Span<byte> resized = rented.AsSpan(0, shape.Height * shape.Width * 3);
        if (resize == ResizeMode.Pad)
            Pad(bgr, height, width, resized);
        else
            Fill(bgr, height, width, resized);
        Separate(resized, fitted);
        ArrayPool<byte>.Shared.Return(rented);
    }

    void Separate(ReadOnlySpan<byte> bgr, Span<byte> fitted)
    {
        if (shape.Channels == 1)
            BgrPixels.ToGrey(bgr, fitted);
        else
            BgrPixels.ToPlanes(bgr, fitted);
    }

    // Of the source, all of it, or with Crop the largest middle part of the target's shape.
    void Fill(ReadOnlySpan<byte> bgr, int height, int width, Span<byte> resized)
    {
        double scale = Math.Min((double)height / shape.Height, (double)width / shape.Width);
        (double usedHeight, double usedWidth) = resize == ResizeMode.Crop ? (shape.Height * scale, shape.Width * scale) : (height, width);
        Resampling.Resize(
            bgr, width,
            AxisFilter.Of(height, (height - usedHeight) / 2, usedHeight, shape.Height),
            AxisFilter.Of(width, (width - usedWidth) / 2, usedWidth, shape.Width),
            resized);
    }

    void Pad(ReadOnlySpan<byte> bgr, int height, int width, Span<byte> resized)
    {
        double scale = Math.Min((double)shape.Height / height, (double)shape.Width / width);
        int rows = Math.Clamp((int)Math.Round(height * scale), 1, shape.Height);
        int columns = Math.Clamp((int)Math.Round(width * scale), 1, shape.Width);
        (int top, int left) = ((shape.Height - rows) / 2, (shape.Width - columns) / 2);
        byte[] rented = ArrayPool<byte>.Shared.Rent(rows * columns * 3);
        Resampling.Resize(
            bgr, width, AxisFilter.Of(height, 0, height, rows), AxisFilter.Of(width, 0, width, columns),
            rented.AsSpan(0, rows * columns * 3));
        resized.Clear();
        for (int y = 0; y < rows; y++)
            rented.AsSpan(y * columns * 3, columns * 3).CopyTo(resized[(((top + y) * shape.Width + left) * 3)..]);
        ArrayPool<byte>.Shared.Return(rented);
    }
}
