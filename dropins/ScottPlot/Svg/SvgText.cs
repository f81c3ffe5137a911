using System.Globalization;
using System.Text;

namespace ScottPlot;

/// <summary>Numbers and words as SVG takes them: the same text on every machine, and always well-formed.</summary>
static class SvgText
{
    // Beyond this no viewer tells two places apart, and single precision would overflow in some.
    const double Far = 1e6;

    /// <summary>Hundredths of a pixel; NaN is a mistake of the caller.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(Math.Clamp(value, -Far, Far), 2);
        return rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);
    }

    public static string Rgb(Color color) => FormattableString.Invariant($"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}");

    public static string Opacity(Color color) => color.Opacity.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Escapes markup; what XML 1.0 forbids (control characters, lone surrogates) becomes U+FFFD.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\t' => escaped.Append(' '),
                < 0x20 or 0xFFFE or 0xFFFF => escaped.Append('\uFFFD'),
                _ => escaped.Append(rune.ToString()),
            };
        }
        return escaped.ToString();
    }
}
