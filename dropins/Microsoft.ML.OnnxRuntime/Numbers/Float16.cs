namespace Microsoft.ML.OnnxRuntime;

/// <summary>A 16-bit float of IEEE 754 (5 bits of exponent, 10 of fraction), as ONNX stores it.</summary>
public readonly struct Float16 : IComparable, IComparable<Float16>, IEquatable<Float16>
{
    public readonly ushort value;

    public Float16(ushort v) => value = v;

    public static Float16 Zero => new(0x0000);

    public static Float16 NegativeZero => new(0x8000);

    public static Float16 One => new(0x3C00);

    public static Float16 Pi => new(0x4248);

    /// <summary>The smallest normal number above zero.</summary>
    public static Float16 Epsilon => new(0x0400);

    public static Float16 MaxValue => new(0x7BFF);

    public static Float16 MinValue => new(0xFBFF);

    public static Float16 PositiveInfinity => new(0x7C00);

    public static Float16 NegativeInfinity => new(0xFC00);

    public static Float16 NaN => new(0xFE00);

    Half Number => BitConverter.UInt16BitsToHalf(value);

    /// <summary>Rounds to the nearest, ties to even.</summary>
    public static explicit operator Float16(float value) => new(BitConverter.HalfToUInt16Bits((Half)value));

    public static explicit operator float(Float16 value) => (float)value.Number;

    public static bool operator ==(Float16 left, Float16 right) => left.Number == right.Number;

    public static bool operator !=(Float16 left, Float16 right) => left.Number != right.Number;

    public static bool operator <(Float16 left, Float16 right) => left.Number < right.Number;

    public static bool operator >(Float16 left, Float16 right) => left.Number > right.Number;

    public static bool operator <=(Float16 left, Float16 right) => left.Number <= right.Number;

    public static bool operator >=(Float16 left, Float16 right) => left.Number >= right.Number;

    public static bool IsFinite(Float16 value) => Half.IsFinite(value.Number);

    public static bool IsInfinity(Float16 value) => Half.IsInfinity(value.Number);

    public static bool IsNaN(Float16 value) => Half.IsNaN(value.Number);

    public static bool IsNaNOrZero(Float16 value) => IsNaN(value) || value == Zero;

    public static bool IsNegative(Float16 value) => Half.IsNegative(value.Number);

    public static bool IsNegativeInfinity(Float16 value) => Half.IsNegativeInfinity(value.Number);

    public static bool IsPositiveInfinity(Float16 value) => Half.IsPositiveInfinity(value.Number);

    public static bool IsNormal(Float16 value) => Half.IsNormal(value.Number);

    public static bool IsSubnormal(Float16 value) => Half.IsSubnormal(value.Number);

    /// <summary>Turns the sign; a NaN stays as it is.</summary>
    public static Float16 Negate(Float16 value) => IsNaN(value) ? value : new((ushort)(value.value ^ 0x8000));

    public float ToFloat() => (float)this;

    public int CompareTo(Float16 other) => Number.CompareTo(other.Number);

    public int CompareTo(object obj) => obj switch
    {
        null => 1,
        Float16 other => CompareTo(other),
        _ => throw new ArgumentException("Object must be of type Float16"),
    };

    public bool Equals(Float16 other) => Number.Equals(other.Number);

    public override bool Equals(object obj) => obj is Float16 other && Equals(other);

    public override int GetHashCode() => Number.GetHashCode();

    /// <summary>The bits and the number.</summary>
    public override string ToString() => $"{value} : {ToFloat()}";
}
