using Microsoft.ML.Data;
using Microsoft.ML.Onnx;

namespace Microsoft.ML;

/// <summary>Writes models as ONNX.</summary>
public static class OnnxExportExtensions
{
    /// <summary>
    /// Writes a fitted model: its input is named after the column of features, float32 [N,D], its output Score.output, float32 [N,Width].
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="transform">What a trainer's Fit gave; the drop-in takes no chain.</param>
    /// <param name="inputData">A view that the model fits.</param>
    /// <param name="stream">Where the file goes.</param>
    /// <exception cref="NotSupportedException">It is no single model, or one without an ONNX form.</exception>
    public static void ConvertToOnnx(this ModelOperationsCatalog catalog, ITransformer transform, IDataView inputData, Stream stream)
    {
        if (transform is not IPredictor predictor)
            throw new NotSupportedException($"{transform.GetType().Name} is no fitted model: hand over the last transformer of a chain");
        transform.GetOutputSchema(inputData.Schema);
        OnnxGraph graph = new();
        string features = graph.Input(predictor.FeatureColumnName, predictor.Scorer.Features);
        string scores = ModelNodes.Add(graph, predictor.Scorer, features);
        graph.Output(graph.Node("Identity", "Score.output", [scores]), OnnxGraph.Float, predictor.Scorer.Width);
        graph.Save(stream);
    }
}
