namespace ScottPlot.Colormaps;

/// <summary>Given colours at even distances, mixed (smooth) or in steps.</summary>
public class Custom : IColormap
{
    readonly Color[] _colors;
    readonly Ramp _ramp;

    public Custom(Color[] colors, bool smooth = true)
    {
        if (colors.Length == 0)
            throw new ArgumentException("A colour map needs at least one colour.");
        _colors = [.. colors];
        _ramp = smooth ? new Ramp(_colors) : null;
    }

    public string Name => "Custom";

    public Color GetColor(double position)
    {
        if (_ramp is not null)
            return _ramp.At(position);
        return double.IsNaN(position)
            ? ScottPlot.Colors.Transparent
            : _colors[(int)Math.Clamp(position * _colors.Length, 0, _colors.Length - 1)];
    }
}
