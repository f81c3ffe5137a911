using System.Runtime.InteropServices;
using Google.Protobuf;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Onnx;

/// <summary>The values of weights, however the file stores them.</summary>
public static class TensorContent
{
    /// <summary>Whether the tensor holds float32 values.</summary>
    public static bool IsFloat(this TensorProto tensor) => tensor.DataType == (int)DataType.Float;

    /// <summary>The number of values: the product of the axes.</summary>
    public static int Count(this TensorProto tensor) => tensor.Dims.Aggregate(1, (product, size) => checked(product * (int)size));

    /// <summary>The values of a float32 tensor, row-major.</summary>
    /// <exception cref="InputException">It holds another type, or fewer or more values than its shape says.</exception>
    public static float[] Floats(this TensorProto tensor) => tensor.IsFloat()
        ? MemoryMarshal.Cast<byte, float>(tensor.Bytes()).ToArray()
        : throw new InputException($"the weights {tensor.Name} are {Spell(tensor)}, but should be float32");

    /// <summary>The raw bytes of the values, row-major, little-endian.</summary>
    /// <exception cref="InputException">It holds text, or fewer or more values than its shape says.</exception>
    public static byte[] Bytes(this TensorProto tensor)
    {
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External)
            throw new InputException($"the weights {tensor.Name} lie in another file, which was not read");
        byte[] bytes = tensor.HasRawData ? tensor.RawData.ToByteArray() : Typed(tensor);
        long expected = (long)tensor.Count() * tensor.ElementSize();
        return bytes.Length == expected ? bytes : throw new InputException(
            $"the weights {tensor.Name} hold {bytes.Length:N0} bytes, "
            + $"but [{string.Join(',', tensor.Dims)}] of {Spell(tensor)} need {expected:N0}");
    }

    /// <summary>Bytes a value.</summary>
    /// <exception cref="InputException">It holds text or a type that is not known.</exception>
    public static int ElementSize(this TensorProto tensor) => (DataType)tensor.DataType switch
    {
        DataType.Uint8 or DataType.Int8 or DataType.Bool => 1,
        DataType.Float16 or DataType.Bfloat16 or DataType.Uint16 or DataType.Int16 => 2,
        DataType.Float or DataType.Int32 or DataType.Uint32 => 4,
        DataType.Double or DataType.Int64 or DataType.Uint64 or DataType.Complex64 => 8,
        DataType.Complex128 => 16,
        _ => throw new InputException($"the weights {tensor.Name} are {Spell(tensor)}, which are no numbers"),
    };

    /// <summary>A tensor of raw little-endian bytes.</summary>
    public static TensorProto Of<T>(string name, DataType type, ReadOnlySpan<T> values, params IEnumerable<long> dims)
        where T : unmanaged => new()
        {
            Name = name,
            DataType = (int)type,
            Dims = { dims },
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(values)),
        };

    // Small types are stored one value an int32, float16 as its bits.
    static byte[] Typed(TensorProto tensor) => (DataType)tensor.DataType switch
    {
        DataType.Float or DataType.Complex64 => AsBytes<float>([.. tensor.FloatData]),
        DataType.Double or DataType.Complex128 => AsBytes<double>([.. tensor.DoubleData]),
        DataType.Int64 => AsBytes<long>([.. tensor.Int64Data]),
        DataType.Uint64 => AsBytes<ulong>([.. tensor.Uint64Data]),
        DataType.Uint32 => AsBytes<uint>([.. tensor.Uint64Data.Select(value => (uint)value)]),
        DataType.Int32 => AsBytes<int>([.. tensor.Int32Data]),
        DataType.Float16 or DataType.Bfloat16 or DataType.Uint16 or DataType.Int16 =>
            AsBytes<ushort>([.. tensor.Int32Data.Select(value => (ushort)value)]),
        _ => [.. tensor.Int32Data.Select(value => (byte)value)],
    };

    static byte[] AsBytes<T>(ReadOnlySpan<T> values) where T : unmanaged => MemoryMarshal.AsBytes(values).ToArray();

    static string Spell(TensorProto tensor) => ((DataType)tensor.DataType).ToString().ToLowerInvariant();
}
