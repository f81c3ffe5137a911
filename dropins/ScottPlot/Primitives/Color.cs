using System.Globalization;

namespace ScottPlot;

public readonly partial struct Color
{
    public readonly byte Red;
    public readonly byte Green;
    public readonly byte Blue;
    public readonly byte Alpha;

    public Color(byte red, byte green, byte blue, byte alpha = 255) => (Red, Green, Blue, Alpha) = (red, green, blue, alpha);

    public Color(float red, float green, float blue, float alpha = 1f)
        : this(ToByte(red), ToByte(green), ToByte(blue), ToByte(alpha)) { }

    public Color(string hexCode) => this = FromHex(hexCode);

    public Color(uint argb) : this((byte)(argb >> 16), (byte)(argb >> 8), (byte)argb, (byte)(argb >> 24)) { }

    public byte R => Red;
    public byte G => Green;
    public byte B => Blue;
    public byte A => Alpha;
    public uint ARGB => (uint)(Alpha << 24 | Red << 16 | Green << 8 | Blue);
    public double Opacity => Alpha / 255.0;

    public static Color FromARGB(uint argb) => new(argb);

    public static Color FromARGB(int argb) => new((uint)argb);

    public static Color Gray(byte value) => new(value, value, value);

    /// <summary>RGB, RRGGBB or RRGGBBAA, with or without a leading #.</summary>
    public static Color FromHex(string hex)
    {
        string digits = hex.TrimStart('#');
        if (digits.Length == 3)
            digits = string.Concat(digits.Select(digit => new string(digit, 2)));
        if (digits.Length == 6)
            digits += "FF";
        if (digits.Length != 8
            || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint rgba))
            throw new ArgumentException($"'{hex}' is no colour: write #RGB, #RRGGBB or #RRGGBBAA");
        return new Color((byte)(rgba >> 24), (byte)(rgba >> 16), (byte)(rgba >> 8), (byte)rgba);
    }

    public static Color[] FromHex(IEnumerable<string> hex) => [.. hex.Select(FromHex)];

    public string ToHex() => Alpha == 255 ? $"#{Red:X2}{Green:X2}{Blue:X2}" : $"#{Red:X2}{Green:X2}{Blue:X2}{Alpha:X2}";

    public string ToStringRGB() => $"#{Red:X2}{Green:X2}{Blue:X2}";

    public string ToStringRGBA() => $"#{Red:X2}{Green:X2}{Blue:X2}{Alpha:X2}";

    public override string ToString() => $"Color {ToHex()}";

    public override bool Equals(object obj) => obj is Color other && other.ARGB == ARGB;

    public override int GetHashCode() => (int)ARGB;

    public static bool operator ==(Color a, Color b) => a.ARGB == b.ARGB;

    public static bool operator !=(Color a, Color b) => a.ARGB != b.ARGB;

    static byte ToByte(double share) => (byte)Math.Round(Math.Clamp(share, 0, 1) * 255);
}
