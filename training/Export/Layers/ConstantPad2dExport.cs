using Strata.Registry;
using TorchSharp;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("constant-pad2d", "ConstantPad2d, pads given as left, right, top, bottom")]
sealed class ConstantPad2dExport : LayerExport<ConstantPad2d>
{
    protected override string Write(ConstantPad2d module, LayerScope layer, string input) =>
        module.padding is [var left, var right, var top, var bottom]
            ? PadNodes.WriteLayer(layer, input, [top, left], [bottom, right], PaddingModes.Zeros, module.value)
            : throw layer.CannotExport("it does not have four pads");
}
