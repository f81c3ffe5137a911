using Strata.Onnx;

namespace Strata.Training.Export.Layers;

/// <summary>Max pooling as one node; pads count as minus infinity in both worlds.</summary>
static class MaxPoolNodes
{
    public static string Write(LayerScope layer, string input, PoolWindow window) => layer.Node("MaxPool", [input],
        NodeAttribute.Of("kernel_shape", window.Kernel),
        NodeAttribute.Of("strides", window.Stride),
        NodeAttribute.Of("dilations", window.Dilation),
        NodeAttribute.Of("pads", window.Padding.Concat(window.EndPads(layer))));
}
