using System.Globalization;
using System.Text;

namespace ScottPlot;

/// <summary>
/// Widths of text without a font at hand: the advances of Helvetica, which Arial and Liberation Sans share, in thousandths of the
/// font size. A viewer without any of these is told the width of a line, to fit what it falls back to into it.
/// </summary>
static class FontMetrics
{
    /// <summary>Of the font size: above the baseline, below it, and from line to line.</summary>
    public const float Ascent = 0.905f;
    public const float Descent = 0.212f;
    public const float LineHeight = 1.15f;

    const short FullWidth = 1000;
    const short Typical = 556;

    // U+0020 to U+007E.
    static readonly short[] s_regular =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
        260, 334, 584,
    ];

    static readonly short[] s_bold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
        556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
        556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
        280, 389, 584,
    ];

    /// <summary>Whether the width of every letter is known, and not that of a typical one, nor of spaces that a viewer leaves out.</summary>
    public static bool IsExact(string line) =>
        line.All(letter => letter is >= ' ' and < '\x7F') && !line.StartsWith(' ') && !line.EndsWith(' ') && !line.Contains("  ");

    /// <summary>The width in pixels of one line.</summary>
    public static float Width(string line, float fontSize, bool bold)
    {
        int thousandths = 0;
        foreach (Rune rune in line.EnumerateRunes())
            thousandths += Advance(rune, bold ? s_bold : s_regular);
        return thousandths * fontSize / 1000;
    }

    static int Advance(Rune rune, short[] ascii)
    {
        int code = rune.Value;
        if (code is >= 0x20 and < 0x7F)
            return ascii[code - 0x20];
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            return 0;
        // Accented letters are as wide as their letter.
        string letter = rune.ToString().Normalize(NormalizationForm.FormD);
        if (letter[0] is >= ' ' and < '\x7F')
            return ascii[letter[0] - 0x20];
        return code is 0x2014 or 0x2026 || code >= 0x1100 && IsFullWidth(code) ? FullWidth : Typical;
    }

    static bool IsFullWidth(int code) => code is <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or
        >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300;
}
