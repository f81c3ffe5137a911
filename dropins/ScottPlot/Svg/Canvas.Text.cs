using static ScottPlot.SvgText;

namespace ScottPlot;

sealed partial class Canvas
{
    /// <summary>Draws a label so that the place its alignment names lies on the pixel, turned about that pixel.</summary>
    public void Text(LabelStyle style, Pixel at)
    {
        if (!style.CanBeDrawn || !IsReal(at))
            return;
        TextBox box = new(style);
        PixelRect rect = box.Box.WithDelta(at.X + style.OffsetX, at.Y + style.OffsetY);
        bool isTurned = style.Rotation != 0;
        if (isTurned)
            Write($"<g transform=\"rotate({Number(style.Rotation)} {Number(at.X)} {Number(at.Y)})\">");
        LineStyle border = new(style.BorderWidth, style.BorderColor);
        Rectangle(rect, new FillStyle(style.BackgroundColor), border, style.BorderRadius);
        for (int i = 0; i < box.Lines.Length; i++)
            TextLine(box.Lines[i], style, rect, rect.Top + box.Baseline(i));
        if (isTurned)
            EndGroup();
    }

    // Anchored as it is aligned, so that a viewer with a wider font moves the text away from its point by nothing.
    void TextLine(string line, LabelStyle style, PixelRect rect, float baseline)
    {
        (string anchor, float x) = style.Alignment.FromLeft() switch
        {
            0 => ("", rect.Left + style.PixelPadding.Left),
            1 => (" text-anchor=\"end\"", rect.Right - style.PixelPadding.Right),
            _ => (" text-anchor=\"middle\"", rect.HorizontalCenter + (style.PixelPadding.Left - style.PixelPadding.Right) / 2),
        };
        string place = $"x=\"{Number(x)}\" y=\"{Number(baseline)}\"";
        Write($"<text {place} font-size=\"{Number(style.FontSize)}\"{anchor}{Fitted(line, style)}{Look(style)}>{Escape(line)}</text>");
    }

    // A machine without Arial or its like falls back to a font that may be a sixth wider, and would leave the frames that were measured for the text.
    static string Fitted(string line, LabelStyle style) => style.FontName == Fonts.Default && line.Length > 1 && FontMetrics.IsExact(line)
        ? $" textLength=\"{Number(FontMetrics.Width(line, style.FontSize, style.Bold))}\" lengthAdjust=\"spacingAndGlyphs\"" : "";

    static string Look(LabelStyle style)
    {
        string look = Fill(new FillStyle(style.ForeColor));
        if (style.Bold)
            look += " font-weight=\"bold\"";
        if (style.Italic)
            look += " font-style=\"italic\"";
        if (style.Underline)
            look += " text-decoration=\"underline\"";
        if (style.FontName != Fonts.Default && !string.IsNullOrEmpty(style.FontName))
            look += $" font-family=\"{FontStack(style.FontName)}\"";
        return look;
    }
}
