namespace ScottPlot;

/// <summary>The lines of a label with its measures in pixels: the box includes the padding and is not yet turned.</summary>
sealed class TextBox
{
    readonly LabelStyle _style;

    public TextBox(LabelStyle style)
    {
        _style = style;
        Lines = style.CanBeDrawn ? style.Text.ReplaceLineEndings("\n").Split('\n') : [];
        LineHeight = style.LineSpacing ?? style.FontSize * FontMetrics.LineHeight;
        TextWidth = Lines.Length == 0 ? 0 : Lines.Max(line => FontMetrics.Width(line, style.FontSize, style.Bold));
    }

    public string[] Lines { get; }

    public float LineHeight { get; }

    public float TextWidth { get; }

    public float Width => Lines.Length == 0 ? 0 : TextWidth + _style.PixelPadding.Horizontal;

    public float Height => Lines.Length == 0 ? 0 : Lines.Length * LineHeight + _style.PixelPadding.Vertical;

    /// <summary>The box about the origin, which is the place that the style's alignment names.</summary>
    public PixelRect Box => new(
        new Pixel(-Width * _style.Alignment.FromLeft(), -Height * _style.Alignment.FromTop()), Width, Height);

    /// <summary>The upright rectangle that bounds the box after its turn about the origin.</summary>
    public PixelRect Bounds
    {
        get
        {
            (double sin, double cos) = Math.SinCos(_style.Rotation * Math.PI / 180);
            PixelRect box = Box;
            Pixel[] corners =
            [
                .. new[] { box.TopLeft, box.TopRight, box.BottomLeft, box.BottomRight }
                    .Select(corner => new Pixel(corner.X * cos - corner.Y * sin, corner.X * sin + corner.Y * cos)),
            ];
            return new PixelRect(corners.Min(c => c.X), corners.Max(c => c.X), corners.Max(c => c.Y), corners.Min(c => c.Y));
        }
    }

    /// <summary>The label broken between words where its lines would be wider than so many pixels.</summary>
    public static LabelStyle Wrapped(LabelStyle style, float width)
    {
        if (!style.CanBeDrawn || new TextBox(style).TextWidth <= width)
            return style;
        List<string> lines = [];
        foreach (string given in new TextBox(style).Lines)
        {
            string line = "";
            foreach (string word in given.Split(' '))
            {
                string longer = line == "" ? word : $"{line} {word}";
                bool fits = line == "" || FontMetrics.Width(longer, style.FontSize, style.Bold) <= width;
                if (!fits)
                    lines.Add(line);
                line = fits ? longer : word;
            }
            lines.Add(line);
        }
        return style.With(string.Join('\n', lines));
    }

    /// <summary>The baseline of a line, counted from the box's top.</summary>
    public float Baseline(int line) =>
        _style.PixelPadding.Top + line * LineHeight
        + (LineHeight + (FontMetrics.Ascent - FontMetrics.Descent) * _style.FontSize) / 2;
}
