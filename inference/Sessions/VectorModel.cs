using Microsoft.ML.OnnxRuntime;
using Strata.Devices;
using Strata.Onnx;

namespace Strata.Sessions;

/// <summary>Runs a model on the processor whose one input and one output are float32 vectors, [N,D] and [N,C].</summary>
public sealed class VectorModel : IDisposable
{
    readonly InferenceSession _session;
    readonly string _input;
    readonly string _output;

    /// <param name="model">The model.</param>
    /// <param name="threads">Threads within an operator; 0 leaves the choice to ONNX Runtime.</param>
    public VectorModel(ModelProto model, int threads = 0) : this(model, new SessionSettings { Threads = threads })
    {
    }

    VectorModel(ModelProto model, SessionSettings settings)
    {
        using SessionOptions options = settings.ToOptions();
        // What is wrong with a model is said once, by the exception, not on standard error as well.
        options.LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;
        _session = new InferenceSession(OnnxFile.ToBytes(model), options);
        (_input, _output) = (_session.InputNames.Single(), _session.OutputNames.Single());
    }

    /// <summary>Opens a model from a file.</summary>
    /// <param name="path">The file; its weights are inside.</param>
    /// <param name="settings">How it runs; on <see cref="Device.Auto"/> it runs on the processor.</param>
    /// <exception cref="InputException">
    /// The file is missing, may not be opened (see <see cref="ModelCheck"/>), holds no such model, or another device than the processor is asked for.
    /// </exception>
    public static VectorModel Open(string path, SessionSettings settings)
    {
        if (settings.Device is not (Device.Cpu or Device.Auto))
            throw new InputException($"{path} takes features, which are made and read on the processor: leave out --device {settings.Device.ToString().ToLowerInvariant()}, or this model");
        ModelCheck.Require(path);
        ModelProto model = OnnxFile.Load(path);
        if (model.Graph is not { Input: [var vectors], Output: [var scores] } || !AreVectors(vectors) || !AreVectors(scores))
            throw new InputException($"{path} does not make float32 [N,C] of float32 [N,D], as what takes features does: it is damaged");
        try
        {
            return new VectorModel(model, settings with { Device = Device.Cpu });
        }
        catch (OnnxRuntimeException error)
        {
            throw new InputException($"{path} is no ONNX model that ONNX Runtime can open: {ModelSession.FirstLine(error.Message)}", error);
        }
    }

    static bool AreVectors(ValueInfoProto tensor) =>
        tensor.Type?.TensorType is { ElemType: (int)TensorProto.Types.DataType.Float, Shape.Dim.Count: 2 };

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
