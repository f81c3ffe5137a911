using Strata.Onnx;
using TorchSharp;

namespace Strata.Training.Export.Layers;

/// <summary>Padding of the trailing axes as nodes. Opset 17 has no circular padding, so that is put together from slices.</summary>
static class PadNodes
{
    /// <param name="layer">The layer that pads before it works.</param>
    /// <param name="input">The tensor to pad, [N,C,...].</param>
    /// <param name="before">Pads at the start of each trailing axis.</param>
    /// <param name="after">Pads at the end of each trailing axis.</param>
    /// <param name="mode">What the pads hold.</param>
    /// <param name="value">What they hold with <see cref="PaddingModes.Zeros"/>.</param>
    public static string Write(LayerScope layer, string input, long[] before, long[] after, PaddingModes mode, double value) =>
        mode == PaddingModes.Circular
            ? Circular(layer, input, before, after)
            : layer.Step("Pad", "padded", Inputs(layer, input, before, after, mode, value), NodeAttribute.Of("mode", Name(mode)));

    /// <summary>The same as the layer's own output, for modules that do nothing but pad.</summary>
    public static string WriteLayer(LayerScope layer, string input, long[] before, long[] after, PaddingModes mode, double value) =>
        layer.Node("Pad", Inputs(layer, input, before, after, mode, value), NodeAttribute.Of("mode", Name(mode)));

    static string[] Inputs(LayerScope layer, string input, long[] before, long[] after, PaddingModes mode, double value)
    {
        long[] leading = new long[1 + layer.InputShape.Length - before.Length];
        string pads = layer.Integers("pads", [.. leading, .. before, .. leading, .. after]);
        return mode == PaddingModes.Zeros ? [input, pads, layer.Scalar("padding", value)] : [input, pads];
    }

    static string Name(PaddingModes mode) => mode switch
    {
        PaddingModes.Reflect => "reflect",
        PaddingModes.Replicate => "edge",
        _ => "constant",
    };

    static string Circular(LayerScope layer, string input, long[] before, long[] after)
    {
        int lead = layer.InputShape.Length - before.Length;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] == 0 && after[i] == 0)
                continue;
            int axis = 1 + lead + i;
            string source = input;
            string Slice(string step, long start, long end) => layer.Step("Slice", $"{step}{axis}",
                [source, layer.Integers($"{step}{axis}.start", start), layer.Integers($"{step}{axis}.end", end), layer.Integers($"{step}{axis}.axis", axis)]);
            List<string> pieces = [source];
            if (before[i] > 0)
                pieces.Insert(0, Slice("head", -before[i], long.MaxValue));
            if (after[i] > 0)
                pieces.Add(Slice("tail", 0, after[i]));
            input = layer.Step("Concat", $"wrapped{axis}", [.. pieces], NodeAttribute.Of("axis", (long)axis));
        }
        return input;
    }
}
