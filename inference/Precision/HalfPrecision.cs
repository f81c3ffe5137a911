using Strata.Onnx;
using Strata.Sessions;

namespace Strata.Precision;

/// <summary>
/// Makes a float32 model compute in float16 where that keeps its answers: layers, activations and pooling, with half the weights'
/// size. Inputs and outputs keep their types. Preprocessing, normalisation, softmax, and weights beyond 65,504 stay float32;
/// batch normalisation behind a convolution becomes part of it.
/// </summary>
public static class HalfPrecision
{
    /// <summary>Converts a model.</summary>
    /// <param name="model">A float32 model with all its weights; it stays as it is.</param>
    /// <param name="path">The file that it came from.</param>
    /// <returns>The model, and how many of its nodes compute in float16.</returns>
    /// <exception cref="InputException">ONNX Runtime cannot open it, or nothing in it can compute in float16.</exception>
    public static (ModelProto Model, int Nodes) Convert(ModelProto model, string path)
    {
        ModelProto half = model.Clone();
        ConstantFolding.Apply(half.Graph);
        BatchNormFolding.Apply(half.Graph);
        GraphPruning.Prune(half.Graph);
        IReadOnlySet<string> floats = Float32Tensors.Of(half, path);
        GraphIndex index = new(half.Graph);
        HalfPlan plan = new(half.Graph, index, floats);
        if (plan.Count == 0)
            throw new InputException($"{path} has no float32 layers that could compute in float16: it is converted or quantised already");
        new HalfWriter(half.Graph, index, plan, floats).Write();
        half.SetMetadata("strata.precision", "float16");
        return (half, plan.Count);
    }
}
