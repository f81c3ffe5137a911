using System.Globalization;

namespace Strata.Data.Digits;

/// <summary>One way to write a digit: strokes of points in a box of 100 x 100, y downwards, joined by smooth curves.</summary>
/// <param name="Strokes">The strokes, in the order a hand draws them.</param>
sealed record Glyph(GlyphPoint[][] Strokes)
{
    /// <summary>Reads "x,y x,y! x,y | x,y x,y": '|' lifts the pen, '!' marks a corner.</summary>
    public static Glyph Parse(string text) => new(
        [.. text.Split('|').Select(stroke => stroke.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParsePoint).ToArray())]);

    static GlyphPoint ParsePoint(string text)
    {
        string[] numbers = text.TrimEnd('!').Split(',');
        return new GlyphPoint(Parse(numbers[0]), Parse(numbers[1]), text.EndsWith('!'));

        static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);
    }
}

/// <summary>A point that a stroke passes through.</summary>
/// <param name="X">0 (left) to 100.</param>
/// <param name="Y">0 (top) to 100.</param>
/// <param name="IsCorner">Whether the stroke turns sharply here.</param>
readonly record struct GlyphPoint(double X, double Y, bool IsCorner);
