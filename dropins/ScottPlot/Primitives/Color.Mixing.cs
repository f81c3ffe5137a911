namespace ScottPlot;

public readonly partial struct Color
{
    /// <summary>Relative luminance, 0 to 1, with the weights of ITU-R BT.709.</summary>
    public float Luminance => (0.2126f * Red + 0.7152f * Green + 0.0722f * Blue) / 255;

    public Color WithRed(byte red) => new(red, Green, Blue, Alpha);

    public Color WithGreen(byte green) => new(Red, green, Blue, Alpha);

    public Color WithBlue(byte blue) => new(Red, Green, blue, Alpha);

    public Color WithAlpha(byte alpha) => new(Red, Green, Blue, alpha);

    public Color WithAlpha(double alpha) => WithAlpha(ToByte(alpha));

    public Color WithOpacity(double opacity = 0.5) => WithAlpha(opacity);

    public Color Lighten(double fraction = 0.5) => Mix(this, Colors.White.WithAlpha(Alpha), fraction);

    public Color Darken(double fraction = 0.5) => Mix(this, Colors.Black.WithAlpha(Alpha), fraction);

    public Color Inverted() => new((byte)(255 - Red), (byte)(255 - Green), (byte)(255 - Blue), Alpha);

    public Color MixedWith(Color otherColor, double fraction) => Mix(this, otherColor, fraction);

    public Color InterpolateRgb(Color c1, double fraction) => Mix(this, c1, fraction);

    public static Color InterpolateRgb(Color c1, Color c2, double fraction) => Mix(c1, c2, fraction);

    public static Color[] InterpolateRgbArray(Color c1, Color c2, int steps) =>
        [.. Enumerable.Range(0, steps).Select(i => Mix(c1, c2, steps == 1 ? 0 : i / (steps - 1.0)))];

    static Color Mix(Color from, Color to, double fraction)
    {
        double share = Math.Clamp(fraction, 0, 1);
        byte Between(byte a, byte b) => (byte)Math.Round(a + (b - a) * share);
        return new Color(Between(from.Red, to.Red), Between(from.Green, to.Green), Between(from.Blue, to.Blue),
            Between(from.Alpha, to.Alpha));
    }
}
