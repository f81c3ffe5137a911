using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Data.Images;

/// <summary>
/// Decodes JPEG and PNG files through ONNX Runtime: a graph of one operator, DecodeImage (ai.onnx.contrib), which gives [H,W,3] in the
/// order blue, green, red. Any number of threads may decode at once.
/// </summary>
public sealed class ImageDecoder : IDisposable
{
    const string File = "file";
    const string Image = "bgr";

    readonly InferenceSession _session;
    readonly RunOptions _options = new();

    /// <exception cref="FailureException">ONNX Runtime or its extensions are not installed.</exception>
    public ImageDecoder()
    {
        try
        {
            // One image is too little to share: the threads are those that call.
            using SessionOptions options = new SessionSettings { Threads = 1 }.ToOptions();
            // What is wrong with a file is said once, by the exception.
            options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            // Every file has a size of its own: plans for it, and memory kept for it, would serve no other.
            options.EnableMemoryPattern = false;
            options.EnableCpuMemArena = false;
            options.RegisterOrtExtensions();
            _session = new InferenceSession(Graph(), options);
        }
        catch (Exception error) when (error is OnnxRuntimeException or DllNotFoundException)
        {
            throw new FailureException(ModelSession.FirstLine(error.Message), error);
        }
    }

    /// <summary>Decodes one file into planes.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">What an error calls it.</param>
    /// <exception cref="InputException">It is no JPEG or PNG, is damaged or cut short, or is too large.</exception>
    public DecodedImage Decode(byte[] file, string name)
    {
        DecodedImage? image = null;
        Decode(file, name, (bgr, height, width) =>
        {
            byte[] planes = GC.AllocateUninitializedArray<byte>(bgr.Length);
            BgrPixels.ToPlanes(bgr, planes);
            image = new DecodedImage(height, width, planes);
        });
        return image!;
    }

    /// <summary>Decodes one file and hands out its pixels where they lie, without a copy.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">What an error calls it.</param>
    /// <param name="take">Takes the pixels; what it throws goes through.</param>
    /// <exception cref="InputException">It is no JPEG or PNG, is damaged or cut short, or is too large.</exception>
    internal void Decode(byte[] file, string name, TakePixels take)
    {
        if (file.Length == 0)
            throw new InputException($"{name} is empty");
        try
        {
            using OrtValue input = OrtValue.CreateTensorValueFromMemory(file, [file.Length]);
            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(_options, [File], [input], [Image]);
            long[] shape = outputs[0].GetTensorTypeAndShape().Shape;
            take(outputs[0].GetTensorDataAsSpan<byte>(), (int)shape[0], (int)shape[1]);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"{name} cannot be decoded: {Reason(error.Message)}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }

    static byte[] Graph()
    {
        GraphBuilder graph = new("decode");
        graph.Input(File, TensorProto.Types.DataType.Uint8, "bytes");
        graph.NodeOf("ai.onnx.contrib", "DecodeImage", Image, [File]);
        graph.Output(Image, TensorProto.Types.DataType.Uint8, "H", "W", 3);
        return graph.Build("Strata", "1", new Dictionary<string, string>()).ToByteArray();
    }

    // ONNX Runtime puts the node in front of what the operator says.
    static string Reason(string message)
    {
        string line = ModelSession.FirstLine(message);
        const string status = "Status Message: ";
        return line.LastIndexOf(status, StringComparison.Ordinal) is var at and >= 0 ? line[(at + status.Length)..] : line;
    }
}

/// <summary>Takes the pixels of a decoded image, which are gone once it returns.</summary>
/// <param name="bgr">uint8 [H,W,3] in the order blue, green, red, upright.</param>
/// <param name="height">H.</param>
/// <param name="width">W.</param>
delegate void TakePixels(ReadOnlySpan<byte> bgr, int height, int width);
