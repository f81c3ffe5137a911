namespace Microsoft.ML.OnnxRuntime;

/// <summary>The upper 16 bits of a 32-bit float (8 bits of exponent, 7 of fraction), as ONNX stores it.</summary>
public readonly struct BFloat16 : IComparable, IComparable<BFloat16>, IEquatable<BFloat16>
{
    public readonly ushort value;

    public BFloat16(ushort v) => value = v;

    public static BFloat16 Zero => new(0x0000);

    public static BFloat16 NegativeZero => new(0x8000);

    public static BFloat16 One => new(0x3F80);

    public static BFloat16 Pi => new(0x4049);

    /// <summary>The smallest normal number above zero.</summary>
    public static BFloat16 Epsilon => new(0x0080);

    public static BFloat16 MaxValue => new(0x7F7F);

    public static BFloat16 MinValue => new(0xFF7F);

    public static BFloat16 PositiveInfinity => new(0x7F80);

    public static BFloat16 NegativeInfinity => new(0xFF80);

    public static BFloat16 NaN => new(0xFFC1);

    float Number => BitConverter.UInt32BitsToSingle((uint)value << 16);

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static explicit operator BFloat16(float value)
    {
        if (float.IsNaN(value))
            return NaN;
        uint bits = BitConverter.SingleToUInt32Bits(value);
        // Half of the last kept bit, less one where that bit is even: a tie then stays, anything above it carries.
        return new((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    public static explicit operator float(BFloat16 value) => value.Number;

    public static bool operator ==(BFloat16 left, BFloat16 right) => left.Number == right.Number;

    public static bool operator !=(BFloat16 left, BFloat16 right) => left.Number != right.Number;

    public static bool operator <(BFloat16 left, BFloat16 right) => left.Number < right.Number;

    public static bool operator >(BFloat16 left, BFloat16 right) => left.Number > right.Number;

    public static bool operator <=(BFloat16 left, BFloat16 right) => left.Number <= right.Number;

    public static bool operator >=(BFloat16 left, BFloat16 right) => left.Number >= right.Number;

    public static bool IsFinite(BFloat16 value) => float.IsFinite(value.Number);

    public static bool IsInfinity(BFloat16 value) => float.IsInfinity(value.Number);

    public static bool IsNaN(BFloat16 value) => float.IsNaN(value.Number);

    public static bool IsNaNOrZero(BFloat16 value) => IsNaN(value) || value == Zero;

    public static bool IsNegative(BFloat16 value) => float.IsNegative(value.Number);

    public static bool IsNegativeInfinity(BFloat16 value) => float.IsNegativeInfinity(value.Number);

    public static bool IsPositiveInfinity(BFloat16 value) => float.IsPositiveInfinity(value.Number);

    public static bool IsNormal(BFloat16 value) => float.IsNormal(value.Number);

    public static bool IsSubnormal(BFloat16 value) => float.IsSubnormal(value.Number);

    /// <summary>Turns the sign; a NaN stays as it is.</summary>
    public static BFloat16 Negate(BFloat16 value) => IsNaN(value) ? value : new((ushort)(value.value ^ 0x8000));

    public float ToFloat() => (float)this;

    public int CompareTo(BFloat16 other) => Number.CompareTo(other.Number);

    public int CompareTo(object obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type BFloat16"),
    };

    public bool Equals(BFloat16 other) => Number.Equals(other.Number);

    public override bool Equals(object obj) => obj is BFloat16 other && Equals(other);

    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>The bits and the number.</summary>
    public override string ToString() => $"{value} : {ToFloat()}";
}
