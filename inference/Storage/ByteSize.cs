using System.Globalization;

namespace Strata.Storage;

/// <summary>Numbers of bytes for people.</summary>
public static class ByteSize
{
    static readonly string[] s_units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    /// <summary>As in "512 B", "1.5 MiB", "71 GiB": three digits at most before the unit changes.</summary>
    public static string Spell(long bytes)
    {
        (double value, int unit) = (bytes, 0);
        for (; value >= 1000 && unit < s_units.Length - 1; unit++)
            value /= 1024;
        string format = unit == 0 || value >= 10 ? "0" : "0.0";
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {s_units[unit]}";
    }
}
