using Strata.Registry;
using TorchSharp;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("replication-pad2d", "ReplicationPad2d, pads given as left, right, top, bottom")]
sealed class ReplicationPad2dExport : LayerExport<ReplicationPad2d>
{
    protected override string Write(ReplicationPad2d module, LayerScope layer, string input) =>
        module.padding is [var left, var right, var top, var bottom]
            ? PadNodes.WriteLayer(layer, input, [top, left], [bottom, right], PaddingModes.Replicate, module.value)
            : throw layer.CannotExport("it does not have four pads");
}
