using Microsoft.ML.OnnxRuntime;
using Strata.Onnx;
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
    /// The file is missing, holds no ONNX model that ONNX Runtime can run or that may be opened (see <see cref="ModelCheck"/>), or takes
    /// no images.
    /// </exception>
    public static ModelSession Open(string path, SessionSettings? settings = null)
    {
        settings ??= new SessionSettings();
        ModelCheck.Require(path);
        return Over(path, settings, Load(path, settings, options => new InferenceSession(path, options)));
    }

    /// <summary>Opens a model that was edited in memory.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file that it came from: what errors call it, and beside which its external weights lie.</param>
    /// <param name="settings">How it runs.</param>
    /// <exception cref="InputException">ONNX Runtime cannot run it, it may not be opened, or it takes no images.</exception>
    public static ModelSession Open(ModelProto model, string path, SessionSettings? settings = null)
    {
        settings ??= new SessionSettings();
        byte[] bytes = OnnxFile.ToBytes(model);
        ModelCheck.Require(new MemoryStream(bytes), path);
        string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path)) ?? "";
        return Over(path, settings, Load(path, settings, options =>
        {
            options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", folder);
            return new InferenceSession(bytes, options);
        }));
    }

    /// <summary>The outputs that hold a classifier's scores.</summary>
    /// <exception cref="InputException">It is no classifier.</exception>
    public ScoreOutputs RequireScores() => ScoreOutputs.Of(Native, Path);

    /// <summary>Ends the profile that <see cref="SessionSettings.ProfilePrefix"/> began.</summary>
    /// <returns>The JSON file that it was written to.</returns>
    public string EndProfiling() => Native.EndProfiling();

    /// <inheritdoc/>
    public void Dispose() => Native.Dispose();

    static ModelSession Over(string path, SessionSettings settings, InferenceSession native)
    {
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

    static InferenceSession Load(string path, SessionSettings settings, Func<SessionOptions, InferenceSession> open)
    {
        try
        {
            using SessionOptions options = settings.ToOptions();
            // What is wrong with a model is said once, by the exception, not on standard error as well.
            options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
            return open(options);
        }
        catch (OverflowException error)
        {
            throw new InputException($"{path} is damaged: one of its inputs or outputs has more elements than any machine holds", error);
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

    internal static string FirstLine(string message) => RuntimeMessage.Short(message);
}
