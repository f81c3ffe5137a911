using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Export.Layers;

[Part("upsample", "Nearest and bilinear enlargement")]
sealed class UpsampleExport : LayerExport<Upsample>
{
    protected override string Write(Upsample module, LayerScope layer, string input)
    {
        (string mode, string coordinates) = (module.mode, module.align_corners) switch
        {
            (UpsampleMode.Nearest, _) => ("nearest", "asymmetric"),
            (UpsampleMode.Bilinear or UpsampleMode.Linear, true) => ("linear", "align_corners"),
            (UpsampleMode.Bilinear or UpsampleMode.Linear, _) => ("linear", "half_pixel"),
            _ => throw layer.CannotExport($"upsampling by {module.mode} has no ONNX form with equal results"),
        };
        // Scales rather than sizes: the batch axis stays open.
        float[] scales = [1, .. layer.OutputShape.Zip(layer.InputShape, (to, from) => (float)to / from)];
        return layer.Node("Resize", [input, "", layer.Weights("scales", scales, scales.Length)],
            NodeAttribute.Of("mode", mode), NodeAttribute.Of("coordinate_transformation_mode", coordinates), NodeAttribute.Of("nearest_mode", "floor"));
    }
}
