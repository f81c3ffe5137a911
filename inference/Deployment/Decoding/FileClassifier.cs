using Microsoft.ML.OnnxRuntime;
using Strata.Sessions;

namespace Strata.Deployment.Decoding;

/// <summary>Runs a model that takes the bytes of an image file.</summary>
sealed class FileClassifier : IDisposable
{
    readonly InferenceSession _session;
    readonly RunOptions _options = new();
    readonly string _path, _output;

    /// <summary>Opens the model.</summary>
    /// <param name="path">An ONNX file with a decoder.</param>
    /// <param name="output">The output with probabilities.</param>
    /// <param name="threads">Threads within an operator.</param>
    /// <exception cref="InputException">ONNX Runtime cannot open it.</exception>
    /// <exception cref="FailureException">ONNX Runtime or its extensions are not installed.</exception>
    public FileClassifier(string path, string output, int threads)
    {
        (_path, _output) = (path, output);
        try
        {
            using SessionOptions options = new SessionSettings { Threads = threads }.ToOptions();
            options.RegisterOrtExtensions();
            _session = new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"{path} is no ONNX model that ONNX Runtime can open: {ModelSession.FirstLine(error.Message)}", error);
        }
        catch (DllNotFoundException error)
        {
            throw new FailureException(ModelSession.FirstLine(error.Message), error);
        }
    }

    /// <summary>The probabilities [classes] of one file.</summary>
    /// <exception cref="InputException">It cannot be decoded, or the model fails on it.</exception>
    public float[] Run(byte[] file)
    {
        try
        {
            using OrtValue bytes = OrtValue.CreateTensorValueFromMemory(file, [file.Length]);
            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(_options, [DecoderGraph.Input], [bytes], [_output]);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"{_path} failed on an image file: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _options.Dispose();
        _session.Dispose();
    }
}
