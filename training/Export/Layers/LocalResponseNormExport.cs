using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>
/// x / (k + alpha mean)^beta over neighbouring channels (Krizhevsky 2012). For an even size TorchSharp takes one channel more
/// below than above, and ONNX one more above; so the window sum is written as a pooling over the channel axis.
/// </summary>
[Part("local-response-norm", "LocalResponseNorm")]
sealed class LocalResponseNormExport : LayerExport<LocalResponseNorm>
{
    protected override string Write(LocalResponseNorm module, LayerScope layer, string input)
    {
        long size = module.size;
        string square = layer.Step("Mul", "square", [input, input]);
        // [N,C,...] to [N,1,C,rest], so that the channels are an axis that can be pooled.
        string plane = layer.Step("Reshape", "plane", [square, layer.Integers("planeShape", 0, 1, layer.InputShape[0], -1)]);
        string mean = layer.Step("AveragePool", "mean", [plane],
            NodeAttribute.Of("kernel_shape", [size, 1]), NodeAttribute.Of("strides", [1L, 1L]),
            NodeAttribute.Of("pads", [size / 2, 0, (size - 1) / 2, 0]), NodeAttribute.Of("count_include_pad", 1L));
        string back = layer.Step("Reshape", "back", [mean, layer.Integers("shape", [0, .. layer.OutputShape])]);
        string scaled = layer.Step("Mul", "scaled", [back, layer.Scalar("alpha", module.alpha)]);
        string sum = layer.Step("Add", "sum", [scaled, layer.Scalar("k", module.k)]);
        return layer.Node("Div", [input, layer.Step("Pow", "power", [sum, layer.Scalar("beta", module.beta)])]);
    }
}
