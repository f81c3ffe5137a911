using Microsoft.ML.OnnxRuntime;
using Strata.Data;
using Strata.Onnx;

namespace Strata.Sessions;

/// <summary>Runs a model in memory on uint8 batches and hands out every output: what an export is checked with.</summary>
public sealed class ActivationProbe : IDisposable
{
    readonly InferenceSession _session;
    readonly string _input;

    /// <summary>Opens a model whose one input is uint8 [N,C,H,W].</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Threads within an operator; 0 leaves the choice to ONNX Runtime.</param>
    public ActivationProbe(ModelProto model, int threads = 0)
    {
        using SessionOptions options = new() { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(OnnxFile.ToBytes(model), options);
        _input = _session.InputNames.Single();
    }

    /// <summary>Runs the first <paramref name="count"/> images and returns every output, row-major, by name.</summary>
    /// <param name="pixels">uint8 [at least count,C,H,W].</param>
    /// <param name="count">Images in the batch, at least 1.</param>
    /// <param name="shape">The shape of one image.</param>
    public IReadOnlyDictionary<string, float[]> Run(Memory<byte> pixels, int count, ImageShape shape)
    {
        using RunOptions run = new();
        using OrtValue batch = OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, pixels[..(count * shape.Size)], [count, shape.Channels, shape.Height, shape.Width]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(run, [_input], [batch], _session.OutputNames);
        return _session.OutputNames.Zip(outputs).ToDictionary(pair => pair.First, pair => pair.Second.GetTensorDataAsSpan<float>().ToArray());
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
