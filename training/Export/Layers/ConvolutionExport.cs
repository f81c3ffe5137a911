using Strata.Onnx;
using Strata.Registry;
using TorchSharp;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>Convolution over one or more axes, with every padding mode: what is not zeros becomes nodes of its own before it.</summary>
[Part("convolution", "Conv1d, Conv2d, Conv3d")]
sealed class ConvolutionExport : LayerExport<Convolution>
{
    protected override string Write(Convolution module, LayerScope layer, string input)
    {
        int axes = module.kernel_size.Length;
        (long[] before, long[] after) = Pads(module, axes);
        if (module.padding_mode != PaddingModes.Zeros)
        {
            input = PadNodes.Write(layer, input, before, after, module.padding_mode, value: 0);
            before = after = new long[axes];
        }
        string[] inputs = module.bias is null
            ? [input, layer.Weights("weight", module.weight)]
            : [input, layer.Weights("weight", module.weight), layer.Weights("bias", module.bias)];
        return layer.Node("Conv", inputs,
            NodeAttribute.Of("kernel_shape", module.kernel_size),
            NodeAttribute.Of("strides", module.stride),
            NodeAttribute.Of("dilations", module.dilation),
            NodeAttribute.Of("group", module.groups),
            NodeAttribute.Of("pads", before.Concat(after)));
    }

    // "same" pads dilation x (kernel - 1) in all, the odd one at the end, as PyTorch does.
    static (long[] Before, long[] After) Pads(Convolution module, int axes)
    {
        if (module.padding_type == Padding.Valid)
            return (new long[axes], new long[axes]);
        if (module.padding_type != Padding.Same)
            return (module.padding, module.padding);
        long[] total = [.. module.kernel_size.Zip(module.dilation, (kernel, dilation) => dilation * (kernel - 1))];
        long[] before = [.. total.Select(pads => pads / 2)];
        return (before, [.. total.Zip(before, (pads, start) => pads - start)]);
    }
}
