using Strata.Onnx;
using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

/// <summary>
/// Group normalisation (Wu and He 2018). Opset 17 has none, so each group becomes a channel of an instance normalisation,
/// and scale and shift for each channel follow.
/// </summary>
[Part("group-norm", "GroupNorm")]
sealed class GroupNormExport : LayerExport<GroupNorm>
{
    protected override string Write(GroupNorm module, LayerScope layer, string input)
    {
        long groups = module.num_groups;
        string grouped = layer.Step("Reshape", "grouped", [input, layer.Integers("groups", 0, groups, -1)]);
        string ones = layer.Weights("ones", Enumerable.Repeat(1f, (int)groups).ToArray(), groups);
        string zeros = layer.Weights("zeros", new float[groups], groups);
        string normal = layer.Step("InstanceNormalization", "normal", [grouped, ones, zeros], NodeAttribute.Of("epsilon", (float)module.eps));
        if (module.weight is null)
            return layer.Reshape(normal);
        string back = layer.Step("Reshape", "ungrouped", [normal, layer.Integers("shape", [0, .. layer.OutputShape])]);
        long[] perChannel = [layer.InputShape[0], .. Enumerable.Repeat(1L, layer.InputShape.Length - 1)];
        string scaled = layer.Step("Mul", "scaled", [back, layer.Weights("weight", LayerScope.Floats(module.weight), perChannel)]);
        return layer.Node("Add", [scaled, layer.Weights("bias", LayerScope.Floats(module.bias), perChannel)]);
    }
}
