using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("convolution-transpose", "ConvTranspose1d, ConvTranspose2d, ConvTranspose3d")]
sealed class ConvolutionTransposeExport : LayerExport<ConvolutionTranspose>
{
    protected override string Write(ConvolutionTranspose module, LayerScope layer, string input)
    {
        string[] inputs = module.bias is null
            ? [input, layer.Weights("weight", module.weight)]
            : [input, layer.Weights("weight", module.weight), layer.Weights("bias", module.bias)];
        return layer.Node("ConvTranspose", inputs,
            NodeAttribute.Of("kernel_shape", module.kernel_size),
            NodeAttribute.Of("strides", module.stride),
            NodeAttribute.Of("dilations", module.dilation),
            NodeAttribute.Of("group", module.groups),
            NodeAttribute.Of("output_padding", module.output_padding),
            NodeAttribute.Of("pads", module.padding.Concat(module.padding)));
    }
}
