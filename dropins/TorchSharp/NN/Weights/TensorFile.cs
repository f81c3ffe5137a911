using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// TorchSharp's form of one tensor: element type, number of dimensions and their sizes, each LEB128, then the elements in
/// row-major order.
/// </summary>
static class TensorFile
{
    // libtorch itself stops at 64 dimensions.
    const int MaxDimensions = 64;

    internal static void Write(BinaryWriter writer, Tensor tensor)
    {
        using Tensor local = tensor.is_cpu() ? null : tensor.cpu();
        Tensor source = local ?? tensor;
        using Tensor packed = source.is_contiguous() ? null : source.contiguous();
        writer.Write7BitEncodedInt64((long)source.dtype);
        long[] shape = source.shape;
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (long size in shape)
            writer.Write7BitEncodedInt64(size);
        (packed ?? source).WriteBytesToStream(writer.BaseStream);
    }

    internal static (ScalarType type, long[] shape) ReadHeader(BinaryReader reader)
    {
        long type = ReadCount(reader);
        if (type > sbyte.MaxValue || !Enum.IsDefined((ScalarType)type))
            throw new InvalidDataException($"element type {type} is unknown: this is no TorchSharp file");
        long dimensions = ReadCount(reader);
        if (dimensions > MaxDimensions)
            throw new InvalidDataException($"{dimensions} dimensions: this is no TorchSharp file");
        var shape = new long[dimensions];
        for (int dim = 0; dim < shape.Length; dim++)
            shape[dim] = ReadCount(reader);
        return ((ScalarType)type, shape);
    }

    /// <summary>Reads the elements into a new tensor on the CPU.</summary>
    internal static Tensor ReadElements(BinaryReader reader, ScalarType type, long[] shape)
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
        var scratch = new byte[Math.Min(bytes, 1 << 16)];
        for (long left = bytes; left > 0; left -= Math.Min(left, scratch.Length))
            stream.ReadExactly(scratch, 0, (int)Math.Min(left, scratch.Length));
    }

    /// <exception cref="ArgumentException">The file's tensor is of another type or shape than its target.</exception>
    internal static void RequireFit(Tensor target, ScalarType type, long[] shape)
    {
        if (type != target.dtype)
        {
            throw new ArgumentException(
                $"the file holds {type} where the model has {target.dtype}: load into the model it was saved from");
        }
        if (!shape.AsSpan().SequenceEqual(target.shape))
        {
            throw new ArgumentException($"the file holds shape [{string.Join(", ", shape)}] where the model has"
                + $" [{string.Join(", ", target.shape)}]: load into the model it was saved from");
        }
    }

    internal static long ReadCount(BinaryReader reader)
    {
        try
        {
            long count = reader.Read7BitEncodedInt64();
            return count >= 0 ? count : throw new InvalidDataException($"a count of {count}: this is no TorchSharp file");
        }
        catch (FormatException error)
        {
            throw new InvalidDataException("a count of more than 64 bits: this is no TorchSharp file", error);
        }
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
        catch (OverflowException error)
        {
            throw new InvalidDataException($"shape [{string.Join(", ", shape)}]: this is no TorchSharp file", error);
        }
    }

    // Before memory is taken for it: a damaged size must not end the process.
    static void RequireRoom(Stream stream, long bytes)
    {
        if (stream.CanSeek && bytes > stream.Length - stream.Position)
            throw new EndOfStreamException($"the stream ends within a tensor of {bytes:N0} bytes");
    }
}
