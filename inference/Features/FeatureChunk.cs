using System.Globalization;

namespace Strata.Features;

/// <summary>Rows are checked, and after a kill kept, in chunks.</summary>
static class FeatureChunk
{
    /// <summary>Rows a chunk: under a second of any network that a processor runs in a reasonable time.</summary>
    public const int Rows = 1024;

    /// <summary>How many chunks some rows make.</summary>
    public static long CountOf(long rows) => (rows + Rows - 1) / Rows;

    /// <summary>A checksum as files spell it: eight hexadecimal digits.</summary>
    public static string Spell(uint checksum) => checksum.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Whether <see cref="Spell"/> may have written this.</summary>
    public static bool IsSpelled(string text) => text.Length == 8 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Reads what <see cref="Spell"/> wrote.</summary>
    public static uint Parse(string text) => uint.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
