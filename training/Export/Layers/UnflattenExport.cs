using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Export.Layers;

[Part("unflatten", "One axis split into several")]
sealed class UnflattenExport : LayerExport<Unflatten>
{
    protected override string Write(Unflatten module, LayerScope layer, string input) =>
        layer.Reshape(input);
}
