using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of any real element type, as operators take it.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar(NativeTag tag, long bits, ScalarType? type = null)
    {
        (Tag, Bits) = (tag, bits);
        Type = type ?? tag switch
        {
            NativeTag.Double => ScalarType.Float64,
            NativeTag.Bool => ScalarType.Bool,
            _ => ScalarType.Int64,
        };
    }

    internal NativeTag Tag { get; }

    internal long Bits { get; }

    public ScalarType Type { get; }

    public static implicit operator Scalar(byte value) => Integer(value);
    public static implicit operator Scalar(sbyte value) => Integer(value);
    public static implicit operator Scalar(short value) => Integer(value);
    public static implicit operator Scalar(int value) => Integer(value);
    public static implicit operator Scalar(long value) => Integer(value);
    public static implicit operator Scalar(Half value) => Real((double)value);
    public static implicit operator Scalar(float value) => Real(value);
    public static implicit operator Scalar(double value) => Real(value);
    public static implicit operator Scalar(bool value) => new(NativeTag.Bool, value ? 1 : 0);

    /// <summary>Nothing to free: the number lives in this object.</summary>
    public void Dispose()
    {
    }

    internal double AsDouble => Tag == NativeTag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => Tag == NativeTag.Double ? checked((long)BitConverter.Int64BitsToDouble(Bits)) : Bits;

    static Scalar Integer(long value) => new(NativeTag.Int, value);

    static Scalar Real(double value) => new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));
}

public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => value;
    public static Scalar ToScalar(this sbyte value) => value;
    public static Scalar ToScalar(this short value) => value;
    public static Scalar ToScalar(this int value) => value;
    public static Scalar ToScalar(this long value) => value;
    public static Scalar ToScalar(this Half value) => value;
    public static Scalar ToScalar(this float value) => value;
    public static Scalar ToScalar(this double value) => value;
    public static Scalar ToScalar(this bool value) => value;

    public static byte ToByte(this Scalar value) => checked((byte)value.AsInt64);
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)value.AsInt64);
    public static short ToInt16(this Scalar value) => checked((short)value.AsInt64);
    public static int ToInt32(this Scalar value) => checked((int)value.AsInt64);
    public static long ToInt64(this Scalar value) => value.AsInt64;
    public static Half ToHalf(this Scalar value) => (Half)value.AsDouble;
    public static float ToSingle(this Scalar value) => (float)value.AsDouble;
    public static double ToDouble(this Scalar value) => value.AsDouble;
    public static bool ToBoolean(this Scalar value) => value.AsDouble != 0;
}
