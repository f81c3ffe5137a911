using Microsoft.ML.OnnxRuntime;
using StrataMetadata = Strata.Onnx.ModelMetadata;

namespace Strata.Sessions;

/// <summary>An image model opened in ONNX Runtime. One for each file; many runners may share it.</summary>
public sealed class ModelSession : IDisposable
{
    ModelSession(string path, SessionSettings settings, InferenceSession native)
    {
        (Path, Settings, Native) = (path, settings, native);
        Input = ImageInput.Of(native, path);
        Metadata = StrataMetadata.From(native.ModelMetadata.CustomMetadataMap);
    }

    /// <summary>The file it was opened from.</summary>
    public string Path { get; }

    /// <summary>How it runs.</summary>
    public SessionSettings Settings { get; }

    /// <summary>The image input.</summary>
    public ImageInput Input { get; }

    /// <summary>What Strata wrote into the file; defaults for other files.</summary>
    public StrataMetadata Metadata { get; }

    /// <summary>The names of all outputs, in the file's order.</summary>
    public IReadOnlyList<string> Outputs => Native.OutputNames;

    internal InferenceSession Native { get; }

    /// <summary>Opens a model.</summary>
    /// <exception cref="InputException">
    /// The file is missing, holds no ONNX model that ONNX Runtime can run, or takes no images.
    /// </exception>
    public static ModelSession Open(string path, SessionSettings? settings = null)
    {
        settings ??= new SessionSettings();
        if (!File.Exists(path))
            throw new InputException($"there is no file {path}: name an ONNX model");
        InferenceSession native = Load(path, settings);
        try
        {
            return new ModelSession(path, settings, native);
        }
        catch
        {
            native.Dispose();
            throw;
        }
    }

    /// <summary>The outputs that hold a classifier's scores.</summary>
    /// <exception cref="InputException">It is no classifier.</exception>
    public ScoreOutputs RequireScores() => ScoreOutputs.Of(Native, Path);

    /// <inheritdoc/>
    public void Dispose() => Native.Dispose();

    static InferenceSession Load(string path, SessionSettings settings)
    {
        try
        {
            using SessionOptions options = settings.ToOptions();
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"{path} is no ONNX model that ONNX Runtime can open: {FirstLine(error.Message)}", error);
        }
        catch (DllNotFoundException error)
        {
            throw new FailureException(FirstLine(error.Message), error);
        }
    }

    internal static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
