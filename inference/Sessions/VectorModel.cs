using Microsoft.ML.OnnxRuntime;
using Strata.Onnx;

namespace Strata.Sessions;

/// <summary>Runs a model in memory whose one input and one output are float32 vectors, [N,D] and [N,C].</summary>
public sealed class VectorModel : IDisposable
{
    readonly InferenceSession _session;
    readonly string _input;
    readonly string _output;

    /// <param name="model">The model.</param>
    /// <param name="threads">Threads within an operator; 0 leaves the choice to ONNX Runtime.</param>
    public VectorModel(ModelProto model, int threads = 0)
    {
        using SessionOptions options = new SessionSettings { Threads = threads }.ToOptions();
        _session = new InferenceSession(OnnxFile.ToBytes(model), options);
        (_input, _output) = (_session.InputNames.Single(), _session.OutputNames.Single());
    }

    /// <summary>Runs N vectors in one batch: float32 [N,C], row-major.</summary>
    /// <param name="vectors">float32 [N,D].</param>
    /// <param name="width">D.</param>
    public float[] Run(float[] vectors, int width)
    {
        using RunOptions run = new();
        using OrtValue batch = OrtValue.CreateTensorValueFromMemory(vectors, [vectors.Length / width, width]);
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(run, [_input], [batch], [_output]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
