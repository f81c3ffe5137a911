using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("linear", "x W^T + b, over the last axis")]
sealed class LinearExport : LayerExport<Linear>
{
    protected override string Write(Linear module, LayerScope layer, string input)
    {
        if (layer.InputShape.Length > 1)
            return WriteBatched(module, layer, input);
        string weight = layer.Weights("weight", module.weight);
        return module.bias is null
            ? layer.Node("Gemm", [input, weight], NodeAttribute.Of("transB", 1))
            : layer.Node("Gemm", [input, weight, layer.Weights("bias", module.bias)], NodeAttribute.Of("transB", 1));
    }

    // Gemm takes matrices only; more axes need MatMul with the weight transposed once, here.
    static string WriteBatched(Linear module, LayerScope layer, string input)
    {
        string weight = layer.Weights("weight", module.weight.detach().t());
        return module.bias is null
            ? layer.Node("MatMul", [input, weight])
            : layer.Node("Add", [layer.Step("MatMul", "product", [input, weight]), layer.Weights("bias", module.bias)]);
    }
}
