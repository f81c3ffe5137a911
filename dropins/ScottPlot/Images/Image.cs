namespace ScottPlot;

/// <summary>A picture of 8 bits a channel.</summary>
public class Image : IDisposable
{
    readonly byte[] _rgba;

    /// <summary>A black picture.</summary>
    public Image(int width, int height) : this(width, height, Colors.Black) { }

    public Image(int width, int height, Color color)
    {
        (Width, Height) = (width, height);
        _rgba = Empty(width, height);
        for (int i = 0; i < _rgba.Length; i += 4)
            (_rgba[i], _rgba[i + 1], _rgba[i + 2], _rgba[i + 3]) = (color.Red, color.Green, color.Blue, color.Alpha);
    }

    /// <summary>A grey picture.</summary>
    /// <param name="pixelArray">Brightness [H,W].</param>
    public Image(byte[,] pixelArray) : this(pixelArray.GetLength(1), pixelArray.GetLength(0))
    {
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
                _rgba.AsSpan((y * Width + x) * 4, 3).Fill(pixelArray[y, x]);
        }
    }

    /// <summary>A picture in colour.</summary>
    /// <param name="pixelArray">Red, green and blue [H,W,3].</param>
    public Image(byte[,,] pixelArray) : this(pixelArray.GetLength(1), pixelArray.GetLength(0))
    {
        if (pixelArray.GetLength(2) < 3)
            throw new ArgumentException(
                $"Pixels are [height, width, 3] in red, green and blue, but the last length is {pixelArray.GetLength(2)}");
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                    _rgba[(y * Width + x) * 4 + channel] = pixelArray[y, x, channel];
            }
        }
    }

    internal Image(int width, int height, byte[] rgba) => (Width, Height, _rgba) = (width, height, rgba);

    public int Width { get; }
    public int Height { get; }
    public PixelSize Size => new(Width, Height);

    /// <summary>Red, green and blue [H,W,3].</summary>
    public byte[,,] GetArrayRGB()
    {
        byte[,,] pixels = new byte[Height, Width, 3];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                    pixels[y, x, channel] = _rgba[(y * Width + x) * 4 + channel];
            }
        }
        return pixels;
    }

    /// <summary>The mean of red, green and blue [H,W], rounded down.</summary>
    public byte[,] GetArrayGrayscale()
    {
        byte[,] pixels = new byte[Height, Width];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                int at = (y * Width + x) * 4;
                pixels[y, x] = (byte)((_rgba[at] + _rgba[at + 1] + _rgba[at + 2]) / 3);
            }
        }
        return pixels;
    }

    /// <summary>The picture as a file; quality is for formats that lose some, and PNG and BMP do not.</summary>
    public byte[] GetImageBytes(ImageFormat format = ImageFormat.Png, int quality = 100) => format switch
    {
        ImageFormat.Png => PngWriter.Encode(_rgba, Width, Height),
        ImageFormat.Bmp => BmpWriter.Encode(_rgba, Width, Height),
        _ => throw new NotSupportedException($"The drop-in of ScottPlot writes PNG and BMP, not {format}: use SavePng"),
    };

    public SavedImageInfo SavePng(string path) => Save(path, ImageFormat.Png);

    public SavedImageInfo SaveBmp(string path) => Save(path, ImageFormat.Bmp);

    public SavedImageInfo Save(string path, ImageFormat format = ImageFormat.Png, int quality = 85) =>
        AtomicWrite.Save(path, GetImageBytes(format, quality));

    public void Dispose() => GC.SuppressFinalize(this);

    static byte[] Empty(int width, int height)
    {
        if (width < 1 || height < 1)
            throw new ArgumentException($"A picture of {width} x {height} pixels cannot be: both lengths start at 1");
        return new byte[width * height * 4];
    }
}
