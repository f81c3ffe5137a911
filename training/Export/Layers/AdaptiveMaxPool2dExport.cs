using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>Adaptive max pooling to [h,w]: output i takes rows floor(i H/h) to ceil((i+1) H/h), one slice and maximum for each row and column.</summary>
[Part("adaptive-max-pool2d", "Largest value over windows that give a fixed output size")]
sealed class AdaptiveMaxPool2dExport : LayerExport<AdaptiveMaxPool2d>
{
    protected override string Write(AdaptiveMaxPool2d module, LayerScope layer, string input) =>
        layer.OutputShape[^2..] is [1, 1]
            ? layer.Node("GlobalMaxPool", [input])
            : layer.Node("Identity", [AlongAxis(layer, AlongAxis(layer, input, axis: 2), axis: 3)]);

    static string AlongAxis(LayerScope layer, string input, int axis)
    {
        (long from, long to) = (layer.InputShape[axis - 1], layer.OutputShape[axis - 1]);
        string axes = layer.Integers($"axis{axis}", axis);
        List<string> maxima = [];
        for (long i = 0; i < to; i++)
        {
            string step = $"axis{axis}.{i}";
            string window = layer.Step("Slice", $"{step}.window",
                [input, layer.Integers($"{step}.start", i * from / to), layer.Integers($"{step}.end", ((i + 1) * from + to - 1) / to), axes]);
            maxima.Add(layer.Step("ReduceMax", $"{step}.maximum", [window], NodeAttribute.Of("axes", [(long)axis]), NodeAttribute.Of("keepdims", 1)));
        }
        return layer.Step("Concat", $"axis{axis}.maxima", [.. maxima], NodeAttribute.Of("axis", (long)axis));
    }
}
