using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("pixel-shuffle", "Channels to space")]
sealed class PixelShuffleExport : LayerExport<PixelShuffle>
{
    protected override string Write(PixelShuffle module, LayerScope layer, string input) =>
        layer.Node("DepthToSpace", [input], NodeAttribute.Of("blocksize", module.upscale_factor), NodeAttribute.Of("mode", "CRD"));
}
