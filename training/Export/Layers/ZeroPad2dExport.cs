using Strata.Registry;
using TorchSharp;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("zero-pad2d", "ZeroPad2d, pads given as left, right, top, bottom")]
sealed class ZeroPad2dExport : LayerExport<ZeroPad2d>
{
    protected override string Write(ZeroPad2d module, LayerScope layer, string input) =>
        module.padding is [var left, var right, var top, var bottom]
            ? PadNodes.WriteLayer(layer, input, [top, left], [bottom, right], PaddingModes.Zeros, module.value)
            : throw layer.CannotExport("it does not have four pads");
}
