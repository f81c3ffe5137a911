using Strata.Registry;
using TorchSharp;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("reflection-pad2d", "ReflectionPad2d, pads given as left, right, top, bottom")]
sealed class ReflectionPad2dExport : LayerExport<ReflectionPad2d>
{
    protected override string Write(ReflectionPad2d module, LayerScope layer, string input) =>
        module.padding is [var left, var right, var top, var bottom]
            ? PadNodes.WriteLayer(layer, input, [top, left], [bottom, right], PaddingModes.Reflect, module.value)
            : throw layer.CannotExport("it does not have four pads");
}
