using System.Buffers;

namespace Strata.Predicting.Formats;

/// <summary>Fields of comma-separated values, quoted where they must be (RFC 4180).</summary>
static class CsvText
{
    static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    /// <summary>Adds a field.</summary>
    public static void Add(Utf8Rows rows, ReadOnlySpan<char> field)
    {
        if (!field.ContainsAny(s_special))
        {
            rows.Add(field);
            return;
        }
        rows.Add("\""u8);
        for (int quote = field.IndexOf('"'); quote >= 0; quote = field.IndexOf('"'))
        {
            rows.Add(field[..quote]);
            rows.Add("\"\""u8);
            field = field[(quote + 1)..];
        }
        rows.Add(field);
        rows.Add("\""u8);
    }

    /// <summary>A field as text, for those that are written once and used again and again.</summary>
    public static string Of(string field) =>
        field.AsSpan().ContainsAny(s_special) ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
