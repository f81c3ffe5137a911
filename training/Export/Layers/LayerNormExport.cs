using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>Layer normalisation over the trailing axes (Ba 2016).</summary>
[Part("layer-norm", "LayerNorm")]
sealed class LayerNormExport : LayerExport<LayerNorm>
{
    protected override string Write(LayerNorm module, LayerScope layer, string input)
    {
        long[] shape = module.normalized_shape;
        int size = (int)shape.Aggregate(1L, (product, axis) => product * axis);
        string scale = module.weight is null
            ? layer.Weights("weight", Enumerable.Repeat(1f, size).ToArray(), shape)
            : layer.Weights("weight", module.weight);
        string[] inputs = module.bias is null ? [input, scale] : [input, scale, layer.Weights("bias", module.bias)];
        return layer.Node("LayerNormalization", inputs,
            NodeAttribute.Of("axis", (long)-shape.Length), NodeAttribute.Of("epsilon", (float)module.eps));
    }
}
