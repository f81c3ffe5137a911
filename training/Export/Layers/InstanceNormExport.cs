using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>Instance normalisation (Ulyanov 2016); with running statistics it is batch normalisation at inference.</summary>
[Part("instance-norm", "InstanceNorm1d, InstanceNorm2d, InstanceNorm3d")]
sealed class InstanceNormExport : LayerExport<InstanceNorm>
{
    protected override string Write(InstanceNorm module, LayerScope layer, string input)
    {
        long channels = layer.InputShape[0];
        string scale = module.weight is null
            ? layer.Weights("weight", Enumerable.Repeat(1f, (int)channels).ToArray(), channels)
            : layer.Weights("weight", module.weight);
        string shift = module.bias is null ? layer.Weights("bias", new float[channels], channels) : layer.Weights("bias", module.bias);
        AttributeProto epsilon = NodeAttribute.Of("epsilon", (float)module.eps);
        return module.track_running_stats
            ? layer.Node("BatchNormalization",
                [input, scale, shift, layer.Weights("running_mean", module.running_mean), layer.Weights("running_var", module.running_var)], epsilon)
            : layer.Node("InstanceNormalization", [input, scale, shift], epsilon);
    }
}
