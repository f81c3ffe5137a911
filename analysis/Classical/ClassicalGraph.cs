using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Analysis.Classical;

/// <summary>
/// A classifier as an ONNX model: from pixels (uint8) or a layer's features (float32) to `probabilities`, float32 [N,C].
/// </summary>
static class ClassicalGraph
{
    /// <summary>Builds the model.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="input">What it looks at.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="set">The images that it learned from.</param>
    public static ModelProto Of(IClassicalModel model, ClassicalInput input, string name, ImageSet set)
    {
        GraphBuilder graph = new("classifier");
        string shares = model.AddTo(graph, input.AddTo(graph));
        graph.Output(graph.Node("Identity", "probabilities", [shares]), DataType.Float, "N", set.ClassNames.Count);
        string version = typeof(ClassicalGraph).Assembly.GetName().Version!.ToString(3);
        ModelMetadata metadata = new() { ClassNames = [.. set.ClassNames], HasGrades = set.HasGrades, DataSet = set.Name, Run = name, Version = version };
        return graph.Build("Strata", version, metadata.ToEntries());
    }
}
