using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("avg-pool2d", "Mean of a window, [N,C,H,W]")]
sealed class AvgPool2dExport : LayerExport<AvgPool2d>
{
    protected override string Write(AvgPool2d module, LayerScope layer, string input) => AveragePoolNodes.Write(layer, input,
        PoolWindow.Of(2, module.kernel_size, module.stride, module.padding, dilation: null), module.count_include_pad, module.divisor_override);
}
