using System.Text;
using static ScottPlot.SvgText;

namespace ScottPlot;

/// <summary>Writes shapes as SVG elements. Shapes with a place that is no number are left out.</summary>
sealed partial class Canvas
{
    readonly StringBuilder _body = new();

    /// <summary>The document: the elements written so far on a figure of the given size.</summary>
    public string ToXml(int width, int height) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" {Box(width, height)} font-family="{FontStack(Fonts.Default)}">
        {_body}</svg>

        """.ReplaceLineEndings("\n");

    /// <summary>
    /// Elements up to the matching call of End are cut off at the rectangle. An inner svg does it without names that could
    /// clash in a page.
    /// </summary>
    public void BeginClip(PixelRect rect, string name)
    {
        string view = $"{Number(rect.Left)} {Number(rect.Top)} {Number(rect.Width)} {Number(rect.Height)}";
        Write($"<svg class=\"{name}\" {Place(rect)} viewBox=\"{view}\" overflow=\"hidden\">");
    }

    public void EndClip() => Write("</svg>");

    public void BeginGroup(string name, string attributes = "") =>
        Write($"<g class=\"{name}\"{(attributes == "" ? "" : " ")}{attributes}>");

    public void EndGroup() => Write("</g>");

    public void Line(Pixel from, Pixel to, LineStyle style)
    {
        if (!style.CanBeRendered || !IsReal(from) || !IsReal(to))
            return;
        string ends = $"x1=\"{Number(from.X)}\" y1=\"{Number(from.Y)}\" x2=\"{Number(to.X)}\" y2=\"{Number(to.Y)}\"";
        Write($"<line {ends}{Stroke(style)}/>");
    }

    public void Rectangle(PixelRect rect, FillStyle fill, LineStyle line = null, float radius = 0)
    {
        line ??= LineStyle.None;
        if (!(fill.CanBeRendered || line.CanBeRendered) || !IsReal(rect.TopLeft) || !IsReal(rect.BottomRight))
            return;
        string rounded = radius > 0 ? $" rx=\"{Number(radius)}\"" : "";
        Write($"<rect {Place(rect)}{rounded}{Fill(fill)}{Stroke(line)}/>");
    }

    public void Circle(Pixel center, float radius, FillStyle fill, LineStyle line) =>
        Write($"<circle cx=\"{Number(center.X)}\" cy=\"{Number(center.Y)}\" r=\"{Number(radius)}\"{Fill(fill)}{Stroke(line)}/>");

    /// <summary>An open line through the points.</summary>
    public void Polyline(IReadOnlyList<Pixel> points, LineStyle style)
    {
        if (style.CanBeRendered && points.Count > 1)
            Write($"<polyline points=\"{Points(points)}\" fill=\"none\"{Stroke(style)} stroke-linejoin=\"round\"/>");
    }

    public void Polygon(IReadOnlyList<Pixel> points, FillStyle fill, LineStyle line = null)
    {
        line ??= LineStyle.None;
        if ((fill.CanBeRendered || line.CanBeRendered) && points.Count > 1 && points.All(IsReal))
            Write($"<polygon points=\"{Points(points)}\"{Fill(fill)}{Stroke(line)}/>");
    }

    /// <summary>Stretches the picture over the rectangle.</summary>
    public void Image(Image image, PixelRect rect, bool smooth)
    {
        if (!IsReal(rect.TopLeft) || !IsReal(rect.BottomRight))
            return;
        string rendering = smooth ? "" : " style=\"image-rendering:pixelated\"";
        string data = Convert.ToBase64String(image.GetImageBytes());
        Write($"<image {Place(rect)} preserveAspectRatio=\"none\"{rendering} href=\"data:image/png;base64,{data}\"/>");
    }

    public static bool IsReal(Pixel pixel) => float.IsFinite(pixel.X) && float.IsFinite(pixel.Y);

    static string Box(int width, int height) => $"width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"";

    static string Place(PixelRect rect) =>
        $"x=\"{Number(rect.Left)}\" y=\"{Number(rect.Top)}\" width=\"{Number(rect.Width)}\" height=\"{Number(rect.Height)}\"";

    void Write(string element) => _body.Append(element).Append('\n');

    static string Points(IReadOnlyList<Pixel> points) =>
        string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"));

    static string Fill(FillStyle fill)
    {
        if (!fill.CanBeRendered)
            return " fill=\"none\"";
        return $" fill=\"{Rgb(fill.Color)}\"" + (fill.Color.Alpha < 255 ? $" fill-opacity=\"{Opacity(fill.Color)}\"" : "");
    }

    static string Stroke(LineStyle line)
    {
        if (!line.CanBeRendered)
            return "";
        string stroke = $" stroke=\"{Rgb(line.Color)}\" stroke-width=\"{Number(line.Width)}\"";
        if (line.Color.Alpha < 255)
            stroke += $" stroke-opacity=\"{Opacity(line.Color)}\"";
        if (line.Pattern.Intervals is { Length: > 0 } intervals)
            stroke += $" stroke-dasharray=\"{string.Join(' ', intervals.Select(interval => Number(interval)))}\"";
        if (line.Pattern.Phase != 0)
            stroke += $" stroke-dashoffset=\"{Number(line.Pattern.Phase)}\"";
        return line.Rounded ? stroke + " stroke-linecap=\"round\"" : stroke;
    }

    static string FontStack(string font) => $"{Escape(font)}, 'Liberation Sans', Helvetica, sans-serif";
}
