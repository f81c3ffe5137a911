using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("identity", "Identity")]
sealed class IdentityExport : LayerExport<Identity>
{
    protected override string Write(Identity module, LayerScope layer, string input) =>
        layer.Node("Identity", [input]);
}
