using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>TorchSharp's own file format: element type, number of dimensions, extents (each LEB128), then the raw elements.</summary>
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using Tensor packed = tensor.detach().cpu().contiguous();
        long[] shape = packed.shape;
        writer.Write7BitEncodedInt64((long)packed.dtype);
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (long extent in shape)
            writer.Write7BitEncodedInt64(extent);
        writer.Flush();
        packed.WriteBytesToStream(writer.BaseStream);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads into an existing tensor, which must have the type and shape of the file; skip only passes over the bytes.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        (ScalarType type, long[] shape) = ReadHeader(reader);
        if (type != tensor.dtype)
            throw new ArgumentException($"the file holds {type} where the tensor holds {tensor.dtype}: load into the model it was saved from");
        ReadElements(tensor, type, shape, reader, skip);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        Tensor tensor = null;
        Load(ref tensor, reader, skip);
        return tensor;
    }

    public static void Load(ref Tensor tensor, BinaryReader reader, bool skip = false)
    {
        (ScalarType type, long[] shape) = ReadHeader(reader);
        tensor ??= zeros(shape, type);
        ReadElements(tensor, type, shape, reader, skip);
    }

    static (ScalarType, long[]) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)checked((sbyte)reader.Read7BitEncodedInt64());
        if (!Enum.IsDefined(type))
            throw new InvalidDataException($"element type {(int)type} is unknown: this is no TorchSharp tensor file");
        long dimensions = reader.Read7BitEncodedInt64();
        if (dimensions is < 0 or > 64)
            throw new InvalidDataException($"{dimensions} dimensions: this is no TorchSharp tensor file");
        var shape = new long[dimensions];
        for (int dim = 0; dim < shape.Length; dim++)
        {
            shape[dim] = reader.Read7BitEncodedInt64();
            if (shape[dim] < 0)
                throw new InvalidDataException($"extent {shape[dim]}: this is no TorchSharp tensor file");
        }
        return (type, shape);
    }

    static void ReadElements(Tensor tensor, ScalarType type, long[] shape, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(shape.TotalSize() * type.ElementSize(), SeekOrigin.Current);
            return;
        }
        if (!shape.SequenceEqual(tensor.shape))
        {
            throw new ArgumentException($"the file holds shape [{string.Join(", ", shape)}] where the tensor has " +
                $"[{string.Join(", ", tensor.shape)}]: load into the model it was saved from");
        }
        using IDisposable mode = no_grad();
        if (tensor.is_cpu() && tensor.is_contiguous() && tensor.dtype == type)
        {
            tensor.ReadBytesFromStream(reader.BaseStream);
            return;
        }
        using Tensor read = empty(shape, type);
        read.ReadBytesFromStream(reader.BaseStream);
        tensor.copy_(read);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        public static Tensor Load(string location) => Load(File.OpenRead(location));
    }
}
