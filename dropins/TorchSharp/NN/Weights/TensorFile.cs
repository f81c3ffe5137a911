using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>TorchSharp's form of one tensor: element type, number of dimensions and their sizes as LEB128, then the elements, row-major.</summary>
static class TensorFile
{
    // libtorch itself stops at 64 dimensions.
    const int MaxDimensions = 64;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        using Tensor local = tensor.is_cpu() ? null : tensor.cpu();
        Tensor source = local ?? tensor;
        using Tensor packed = source.is_contiguous() ? null : source.contiguous();
        WriteCount(writer, (long)source.dtype);
        long[] shape = source.shape;
        WriteCount(writer, shape.Length);
        foreach (long size in shape)
            WriteCount(writer, size);
        (packed ?? source).WriteBytesToStream(writer.BaseStream);
    }

    internal static (ScalarType type, long[] shape) ReadHeader(BinaryReader reader)
    {
        long type = ReadCount(reader);
        if (type > sbyte.MaxValue || !Enum.IsDefined((ScalarType)type))
            throw new ArgumentException($"the element type {type} is none that TorchSharp writes; is this a file of weights?");
        long dimensions = ReadCount(reader);
        if (dimensions > MaxDimensions)
            throw new ArgumentException($"a tensor of {dimensions} dimensions is none that TorchSharp writes; is this a file of weights?");
        var shape = new long[dimensions];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = ReadCount(reader);
        return ((ScalarType)type, shape);
    }

    internal static void RequireFit(Tensor target, ScalarType type, long[] shape)
    {
        if (type != target.dtype)
        {
            throw new ArgumentException($"Mismatched tensor data types while loading: the file holds {type}, the module {target.dtype}."
                + " Make sure that the model you are loading into is exactly the same as the origin.");
        }
        if (!shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new ArgumentException("Mismatched tensor shape while loading: the file holds"
                + $" [{string.Join(",", shape)}], the module [{string.Join(",", target.shape)}]."
                + " Make sure that the model you are loading into is exactly the same as the origin.");
        }
    }

    internal static Tensor ReadData(BinaryReader reader, ScalarType type, long[] shape)
    {
        RequireRoom(reader.BaseStream, Bytes(type, shape));
        Tensor tensor = empty(shape, dtype: type);
        tensor.ReadBytesFromStream(reader.BaseStream);
        return tensor;
    }

    internal static void Skip(BinaryReader reader, ScalarType type, long[] shape)
    {
        long bytes = Bytes(type, shape);
        Stream stream = reader.BaseStream;
        RequireRoom(stream, bytes);
        if (stream.CanSeek)
        {
            stream.Seek(bytes, SeekOrigin.Current);
            return;
        }
        Span<byte> scratch = new byte[Math.Min(bytes, 1 << 16)];
        for (; bytes > 0; bytes -= scratch.Length)
        {
            if (bytes < scratch.Length)
                scratch = scratch[..(int)bytes];
            stream.ReadExactly(scratch);
        }
    }

    internal static void WriteCount(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    internal static long ReadCount(BinaryReader reader)
    {
        try
        {
            long value = reader.Read7BitEncodedInt64();
            if (value >= 0)
                return value;
        }
        catch (FormatException)
        {
        }
        throw new ArgumentException("a count is out of range; is this a file of weights?");
    }

    static long Bytes(ScalarType type, long[] shape)
    {
        try
        {
            long bytes = type.ElementSize();
            foreach (long size in shape)
                bytes = checked(bytes * size);
            return bytes;
        }
        catch (OverflowException)
        {
            throw new ArgumentException($"a tensor of [{string.Join(",", shape)}] is too large; is this a file of weights?");
        }
    }

    // Before memory is taken for it: a damaged size must not end the process.
    static void RequireRoom(Stream stream, long bytes)
    {
        if (stream.CanSeek && bytes > stream.Length - stream.Position)
            throw new EndOfStreamException("The stream ends within a tensor.");
    }
}
