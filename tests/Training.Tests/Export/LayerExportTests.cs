using Strata.Data;
using Strata.Registry;
using Strata.Training.Export;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Export;

/// <summary>The contract of every registered layer export: ONNX Runtime makes what TorchSharp makes, at batch 1, 2 and 7.</summary>
public class LayerExportTests
{
    // float32 sums of a few hundred terms in another order; the issue's own bound.
    const double Tolerance = 1e-4;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, LayerCases.All.Count)];

    [Theory, MemberData(nameof(Cases))]
    public void Layer_equals_TorchSharp(int index)
    {
        LayerCase layer = LayerCases.All[index];
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        ExportedModel exported = OnnxExporter.Export(Classifier(layer), new ExportOptions
        {
            Image = new ImageShape(layer.Channels, layer.Height, layer.Width),
            // Pixels become -2 to 2, so that activations see both signs.
            Preprocessing = new Preprocessing(Enumerable.Repeat(0.5f, layer.Channels).ToArray(), Enumerable.Repeat(0.25f, layer.Channels).ToArray()),
            ClassNames = ["a", "b", "c"],
            Tolerance = Tolerance,
        });
        LayerDifference[] own = [.. exported.Proof.Layers.Where(tensor => tensor.Layer.StartsWith("layer", StringComparison.Ordinal))];
        Assert.NotEmpty(own);
        Assert.All(own, tensor => Assert.InRange(tensor.Difference, 0, Tolerance));
        Assert.Contains(own, tensor => tensor.Magnitude > 0);
        Assert.Equal([1, 2, 7, 9], exported.Proof.Batches);
    }

    [Fact]
    public void Every_registered_layer_export_has_a_case() =>
        Assert.Equal(Parts<ILayerExport>.Names.Order(), LayerCases.All.Select(layer => layer.Part).Distinct().Order());

    // The layer under test, and behind it a head that makes a classifier of whatever it puts out.
    static Module<Tensor, Tensor> Classifier(LayerCase layer)
    {
        List<(string, Module<Tensor, Tensor>)> parts = [];
        if (layer.Before is { } before)
            parts.Add(("before", before()));
        parts.Add(("layer", layer.Layer()));
        parts.Add(("flatten", Flatten()));
        Module<Tensor, Tensor> body = Sequential(parts);
        body.eval();
        using Tensor made = body.call(zeros(1, layer.Channels, layer.Height, layer.Width));
        parts.Add(("logits", Linear(made.shape[1], 3)));
        return Sequential(parts);
    }
}
