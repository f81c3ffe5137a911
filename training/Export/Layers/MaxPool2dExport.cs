using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("max-pool2d", "Largest value of a window, [N,C,H,W]")]
sealed class MaxPool2dExport : LayerExport<MaxPool2d>
{
    protected override string Write(MaxPool2d module, LayerScope layer, string input) =>
        MaxPoolNodes.Write(layer, input, PoolWindow.Of(2, module.kernel_size, module.stride, module.padding, module.dilation));
}
