using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("flatten", "Axes from start_dim to end_dim merged")]
sealed class FlattenExport : LayerExport<Flatten>
{
    protected override string Write(Flatten module, LayerScope layer, string input) =>
        layer.Reshape(input);
}
