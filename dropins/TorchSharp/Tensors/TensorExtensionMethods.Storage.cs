using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>TorchSharp's own files: element type, number of dimensions, extents (each LEB128), then the raw elements.</summary>
public static partial class TensorExtensionMethods
{
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFile.Write(writer, tensor);

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads into a tensor that has the type and shape of the file; skip only passes over the bytes.</summary>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        (ScalarType type, long[] shape) = TensorFile.ReadHeader(reader);
        if (skip)
        {
            TensorFile.Skip(reader, type, shape);
            return;
        }
        TensorFile.RequireFit(tensor, type, shape);
        using Tensor read = TensorFile.ReadElements(reader, type, shape);
        using IDisposable recording = no_grad();
        tensor.copy_(read);
    }

    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        Tensor tensor = null;
        Load(ref tensor, reader, skip);
        return tensor;
    }

    public static void Load(ref Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is not null)
        {
            tensor.Load(reader, skip);
            return;
        }
        (ScalarType type, long[] shape) = TensorFile.ReadHeader(reader);
        if (skip)
            TensorFile.Skip(reader, type, shape);
        tensor = skip ? zeros(shape, type) : TensorFile.ReadElements(reader, type, shape);
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
