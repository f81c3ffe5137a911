namespace ScottPlot;

/// <summary>A text and how it looks. Alignment names the place of the text's box that lies on the point it is drawn at.</summary>
public class LabelStyle
{
    public bool Italic;
    public float OffsetX;
    public float OffsetY;

    public static LabelStyle Default => new();

    public string Text { get; set; } = "";
    public bool IsVisible { get; set; } = true;
    public Alignment Alignment { get; set; } = Alignment.UpperLeft;
    /// <summary>Degrees clockwise about the point that the label is drawn at.</summary>
    public float Rotation { get; set; }
    public Color ForeColor { get; set; } = Colors.Black;
    public string FontName { get; set; } = Fonts.Default;
    public float FontSize { get; set; } = 12;
    public bool Bold { get; set; }
    public bool Underline { get; set; }
    /// <summary>Height of a line in pixels; the font decides where null.</summary>
    public float? LineSpacing { get; set; }
    public Color BackgroundColor { get; set; } = Colors.Transparent;
    public Color BorderColor { get; set; } = Colors.Transparent;
    public float BorderWidth { get; set; }
    public float BorderRadius { get; set; }
    public PixelPadding PixelPadding { get; set; }
    public float Padding { get => PixelPadding.Left; set => PixelPadding = new PixelPadding(value); }

    internal bool CanBeDrawn => IsVisible && !string.IsNullOrEmpty(Text);

    internal LabelStyle With(string text)
    {
        LabelStyle copy = (LabelStyle)MemberwiseClone();
        copy.Text = text;
        return copy;
    }
}
