namespace ScottPlot.Colormaps;

/// <summary>Colours at even distances, mixed between neighbours.</summary>
sealed class Ramp(Color[] colors)
{
    /// <summary>Six hexadecimal digits a colour, parted by blanks.</summary>
    public static Ramp Parse(string hex) =>
        new(Color.FromHex(hex.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));

    public Color At(double position)
    {
        if (double.IsNaN(position))
            return ScottPlot.Colors.Transparent;
        double place = Math.Clamp(position, 0, 1) * (colors.Length - 1);
        int below = Math.Min((int)place, colors.Length - 1);
        int above = Math.Min(below + 1, colors.Length - 1);
        return colors[below].InterpolateRgb(colors[above], place - below);
    }
}
