using Strata.Onnx;
using TorchSharp;

namespace Strata.Training.Export.Layers;

/// <summary>
/// Average pooling. TorchSharp counts the layer's own padding in the average if asked to, but never the overhang of
/// ceil_mode; so with both, the padding becomes a node of its own and only the overhang is left to AveragePool, uncounted.
/// </summary>
static class AveragePoolNodes
{
    public static string Write(LayerScope layer, string input, PoolWindow window, bool countPadding, long? divisor)
    {
        long[] end = window.EndPads(layer);
        if (divisor is { } fixedDivisor)
            return WithDivisor(layer, input, window, end, fixedDivisor);
        long[] overhang = [.. end.Zip(window.Padding, (pad, own) => pad - own)];
        bool hasPadding = window.Padding.Any(pad => pad > 0);
        if (!countPadding || !hasPadding || overhang.All(pad => pad == 0))
            return layer.Node("AveragePool", [input], Attributes(window, window.Padding, end, countPadding && hasPadding));
        string padded = PadNodes.Write(layer, input, window.Padding, window.Padding, PaddingModes.Zeros, value: 0);
        return layer.Node("AveragePool", [padded], Attributes(window, new long[overhang.Length], overhang, countPadding: false));
    }

    // The sum of a window is its average over the whole kernel times the kernel's size.
    static string WithDivisor(LayerScope layer, string input, PoolWindow window, long[] end, long divisor)
    {
        string average = layer.Step("AveragePool", "average", [input], Attributes(window, window.Padding, end, countPadding: true));
        double size = window.Kernel.Aggregate(1L, (product, side) => product * side);
        return layer.Node("Mul", [average, layer.Scalar("ratio", size / divisor)]);
    }

    static AttributeProto[] Attributes(PoolWindow window, long[] begin, long[] end, bool countPadding) =>
    [
        NodeAttribute.Of("kernel_shape", window.Kernel),
        NodeAttribute.Of("strides", window.Stride),
        NodeAttribute.Of("pads", begin.Concat(end)),
        NodeAttribute.Of("count_include_pad", countPadding ? 1L : 0L),
    ];
}
