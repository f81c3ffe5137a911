using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("max-pool1d", "Largest value of a window, [N,C,L]")]
sealed class MaxPool1dExport : LayerExport<MaxPool1d>
{
    protected override string Write(MaxPool1d module, LayerScope layer, string input) => MaxPoolNodes.Write(layer, input,
        PoolWindow.Of(1, [module.kernel_size], [module.stride ?? module.kernel_size], [module.padding ?? 0], [module.dilation ?? 1]));
}
