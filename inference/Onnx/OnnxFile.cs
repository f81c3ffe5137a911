using Google.Protobuf;
using Strata.Storage;

namespace Strata.Onnx;

/// <summary>Reads and writes ONNX model files. Fields that Strata does not know survive the round trip.</summary>
public static class OnnxFile
{
    /// <summary>Protobuf cannot hold a message of 2 GiB or more; models above keep their weights in external files.</summary>
    public const long LargestMessage = int.MaxValue;

    /// <summary>Reads a model.</summary>
    /// <exception cref="InputException">The file is missing, too large, or holds no ONNX model.</exception>
    public static ModelProto Load(string path)
    {
        using FileStream stream = OpenRead(path);
        return Parse(path, () => ModelProto.Parser.ParseFrom(stream));
    }

    /// <summary>Reads a model from memory; <paramref name="name"/> stands for it in errors.</summary>
    /// <exception cref="InputException">The bytes hold no ONNX model.</exception>
    public static ModelProto Load(ReadOnlySpan<byte> bytes, string name)
    {
        byte[] copy = bytes.ToArray();
        return Parse(name, () => ModelProto.Parser.ParseFrom(copy));
    }

    /// <summary>Writes a model, whole or not at all.</summary>
    /// <exception cref="InputException">The model would be 2 GiB or larger, or the folder cannot be written.</exception>
    public static void Save(ModelProto model, string path)
    {
        RequireBelowLimit(path, WeightBytes(model));
        AtomicFile.Write(path, model.WriteTo);
    }

    /// <summary>The model's bytes.</summary>
    /// <exception cref="InputException">The model would be 2 GiB or larger.</exception>
    public static byte[] ToBytes(ModelProto model)
    {
        RequireBelowLimit(model.Graph.Name, WeightBytes(model));
        return model.ToByteArray();
    }

    /// <summary>Refuses a message that protobuf cannot hold.</summary>
    /// <param name="name">The file or model, for the error.</param>
    /// <param name="bytes">Its size in bytes.</param>
    /// <exception cref="InputException"><paramref name="bytes"/> is above <see cref="LargestMessage"/>.</exception>
    public static void RequireBelowLimit(string name, long bytes)
    {
        if (bytes > LargestMessage)
            throw new InputException(
                $"{name} is {bytes / (double)(1 << 30):0.00} GiB, but an ONNX message ends at 2 GiB: use a smaller model, or one with external weights");
    }

    /// <summary>Opens a file that a model is to be read from.</summary>
    /// <exception cref="InputException">The file is missing, empty, a folder, too large, or cannot be opened.</exception>
    internal static FileStream OpenRead(string path)
    {
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder: name the ONNX model in it");
        if (!File.Exists(path))
            throw new InputException($"there is no file {path}: name an ONNX model");
        long length = new FileInfo(path).Length;
        RequireBelowLimit(path, length);
        if (length == 0)
            throw new InputException($"{path} is no ONNX model: it is empty");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read {path}: {error.Message}", error);
        }
    }

    /// <summary>The error of bytes that are no model.</summary>
    internal static InputException NoModel(string name, Exception error) =>
        new($"{name} is no ONNX model, or is cut short: {error.Message.Split('.', 2)[0]}", error);

    /// <summary>Whether that is how the protobuf reader says that bytes are no message: Google's also runs past the end of a cut number.</summary>
    internal static bool IsDamage(Exception error) => error is InvalidProtocolBufferException or IndexOutOfRangeException;

    // Protobuf's own size is an int and would overflow, so the weights, which make up all but a sliver, are added up first.
    static long WeightBytes(ModelProto model) => model.Graph.Initializer.Sum(tensor =>
        tensor.RawData.Length + 4L * tensor.FloatData.Count + 4L * tensor.Int32Data.Count
        + 8L * (tensor.Int64Data.Count + tensor.DoubleData.Count + tensor.Uint64Data.Count));

    static ModelProto Parse(string name, Func<ModelProto> parse)
    {
        try
        {
            ModelProto model = parse();
            if (model.Graph is { Node.Count: > 0 } && model.OpsetImport.Count > 0)
                return model;
            throw new InputException($"{name} is no ONNX model: it holds no graph");
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw NoModel(name, error);
        }
    }
}
