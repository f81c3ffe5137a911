using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Strata.Onnx;

namespace Strata.Sessions;

/// <summary>Which tensors of a graph are float32. A file need not say it; ONNX Runtime infers it.</summary>
static class Float32Tensors
{
    /// <summary>The names of all float32 tensors: inputs, weights, and what nodes of the main graph make.</summary>
    /// <param name="model">The model, with all its weights.</param>
    /// <param name="path">What errors call it.</param>
    /// <exception cref="InputException">ONNX Runtime cannot open it.</exception>
    public static IReadOnlySet<string> Of(ModelProto model, string path)
    {
        using ModelSession session = ModelSession.Open(model.WithOutputs(model.NodeOutputs()), path, new SessionSettings { Threads = 1, Optimize = false });
        IEnumerable<KeyValuePair<string, NodeMetadata>> tensors = session.Native.InputMetadata.Concat(session.Native.OutputMetadata);
        return tensors.Where(tensor => tensor.Value.IsTensor && tensor.Value.ElementDataType == TensorElementType.Float)
            .Select(tensor => tensor.Key)
            .Concat(model.Graph.Initializer.Where(weights => weights.IsFloat()).Select(weights => weights.Name))
            .ToHashSet();
    }
}
