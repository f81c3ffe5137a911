using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Tests.Models;

namespace Strata.Tests.Operators;

/// <summary>A tensor from a .pb file of an operator's test case.</summary>
/// <param name="Type">The element type.</param>
/// <param name="Shape">The sizes of its axes.</param>
/// <param name="Raw">The elements, little-endian; empty for text.</param>
/// <param name="Texts">The elements of a tensor of text.</param>
sealed record ReferenceTensor(TensorElementType Type, long[] Shape, byte[] Raw, string[] Texts)
{
    /// <summary>Reads a TensorProto.</summary>
    public static ReferenceTensor Parse(ReadOnlySpan<byte> file)
    {
        List<long> shape = [];
        List<string> texts = [];
        List<byte> raw = [];
        List<long> numbers = [];
        int type = 0;
        ProtoReader reader = new(file);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1 when reader.Bytes.IsEmpty:
                    shape.Add(reader.Number);
                    break;
                case 1:
                    AddPacked(shape, reader.Bytes);
                    break;
                case 2:
                    type = (int)reader.Number;
                    break;
                case 4 or 9 or 10:                      // float_data, raw_data, double_data
                    raw.AddRange(reader.Bytes);
                    break;
                case 5 or 7 or 11:                      // int32_data, int64_data, uint64_data
                    AddPacked(numbers, reader.Bytes);
                    break;
                case 6:                                 // string_data
                    texts.Add(reader.Text);
                    break;
                case 8:                                 // name
                    break;
                default:
                    throw new InvalidDataException($"field {reader.Field} is none of a tensor");
            }
        }
        TensorElementType element = (TensorElementType)type;
        foreach (long number in numbers)
            raw.AddRange(BitConverter.GetBytes(number)[..Size(element)]);
        return new ReferenceTensor(element, [.. shape], [.. raw], [.. texts]);
    }

    /// <summary>The tensor as ONNX Runtime takes it.</summary>
    public OrtValue ToValue()
    {
        if (Type == TensorElementType.String)
        {
            OrtValue value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, Shape);
            for (int i = 0; i < Texts.Length; i++)
                value.StringTensorSetElementAt(Texts[i], i);
            return value;
        }
        OrtValue tensor = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, Type, Shape);
        Raw.CopyTo(tensor.GetTensorMutableRawData());
        return tensor;
    }

    /// <summary>The elements as numbers.</summary>
    public double[] Numbers() => Type switch
    {
        TensorElementType.Float => As<float>(value => value),
        TensorElementType.Double => As<double>(value => value),
        TensorElementType.Float16 => As<Half>(value => (double)value),
        TensorElementType.BFloat16 => As<BFloat16>(value => value.ToFloat()),
        TensorElementType.Int8 => As<sbyte>(value => value),
        TensorElementType.UInt8 or TensorElementType.Bool => As<byte>(value => value),
        TensorElementType.Int16 => As<short>(value => value),
        TensorElementType.UInt16 => As<ushort>(value => value),
        TensorElementType.Int32 => As<int>(value => value),
        TensorElementType.UInt32 => As<uint>(value => value),
        TensorElementType.Int64 => As<long>(value => value),
        TensorElementType.UInt64 => As<ulong>(value => value),
        _ => throw new NotSupportedException($"{Type}"),
    };

    /// <summary>What a session put out, in the same form.</summary>
    public static ReferenceTensor Of(OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        return info.ElementDataType == TensorElementType.String
            ? new(info.ElementDataType, info.Shape, [], value.GetStringTensorAsArray())
            : new(info.ElementDataType, info.Shape, value.GetTensorMutableRawData().ToArray(), []);
    }

    double[] As<T>(Func<T, double> convert) where T : unmanaged => [.. MemoryMarshal.Cast<byte, T>(Raw).ToArray().Select(convert)];

    static void AddPacked(List<long> numbers, ReadOnlySpan<byte> packed)
    {
        ProtoReader reader = new(packed);
        while (reader.ReadPacked())
            numbers.Add(reader.Number);
    }

    static int Size(TensorElementType type) => type switch
    {
        TensorElementType.Int8 or TensorElementType.UInt8 or TensorElementType.Bool => 1,
        TensorElementType.Int16 or TensorElementType.UInt16 or TensorElementType.Float16 or TensorElementType.BFloat16 => 2,
        TensorElementType.Int32 or TensorElementType.UInt32 => 4,
        _ => 8,
    };
}
