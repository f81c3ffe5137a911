using Strata.Data;

namespace Strata.Analysis.ImageFeatures;

/// <summary>
/// One image as features look at it: its luminance, and which pixels are ink. Its buffers are used again for the next image, so that a measurement
/// allocates nothing. One thread at a time.
/// </summary>
public sealed class GreyImage
{
    readonly int _channels;
    readonly bool[] _ink;
    readonly float[] _values;

    /// <param name="shape">The shape of every image.</param>
    public GreyImage(ImageShape shape)
    {
        (_channels, Height, Width) = (shape.Channels, shape.Height, shape.Width);
        int size = Height * Width;
        (_values, _ink, Marks, Stack) = (new float[size], new bool[size], new int[size], new int[size]);
    }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Luminance 0 to 255, [H,W]: of RGB 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), of other numbers of channels their mean.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Otsu's threshold (<see cref="Otsu"/>), 0 to 255: values above it are bright.</summary>
    public int Threshold { get; private set; }

    /// <summary>Whether ink is the bright side of the threshold: the side that most pixels of the image's border are not on.</summary>
    public bool IsInkBright { get; private set; }

    /// <summary>[H,W]: which pixels are ink; none of an image of one value.</summary>
    public ReadOnlySpan<bool> Ink => _ink;

    /// <summary>Room for a feature to work in, [H,W]; what is in it is arbitrary.</summary>
    internal int[] Marks { get; }

    /// <summary>More such room.</summary>
    internal int[] Stack { get; }

    /// <summary>Takes an image.</summary>
    /// <param name="pixels">uint8 [C,H,W].</param>
    public void Load(ReadOnlySpan<byte> pixels)
    {
        int size = _values.Length;
        if (pixels.Length != size * _channels)
            throw new ArgumentException($"{pixels.Length:N0} bytes are no image of {_channels}x{Height}x{Width}", nameof(pixels));
        for (int at = 0; at < size; at++)
            _values[at] = Luminance(pixels, at, size);
        FindInk();
    }

    float Luminance(ReadOnlySpan<byte> pixels, int at, int size)
    {
        if (_channels == 1)
            return pixels[at];
        if (_channels == 3)
            return 0.299f * pixels[at] + 0.587f * pixels[size + at] + 0.114f * pixels[2 * size + at];
        float sum = 0;
        for (int channel = 0; channel < _channels; channel++)
            sum += pixels[channel * size + at];
        return sum / _channels;
    }

    void FindInk()
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (float value in _values)
            counts[Level(value)]++;
        Threshold = Otsu.Threshold(counts);
        // Images of one value have no ink.
        bool isFlat = counts[Level(_values[0])] == _values.Length;
        IsInkBright = !IsBorderBright();
        for (int at = 0; at < _values.Length; at++)
            _ink[at] = !isFlat && Level(_values[at]) > Threshold == IsInkBright;
    }

    bool IsBorderBright()
    {
        (int bright, int all) = (0, 0);
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < Width; x += y == 0 || y == Height - 1 ? 1 : Math.Max(1, Width - 1))
                (bright, all) = (bright + (Level(_values[y * Width + x]) > Threshold ? 1 : 0), all + 1);
        return 2 * bright > all;
    }

    static int Level(float value) => (int)MathF.Round(value);
}
