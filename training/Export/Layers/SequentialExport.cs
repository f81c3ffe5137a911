using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace Strata.Training.Export.Layers;

[Part("sequential", "Sequential: its children one after the other")]
sealed class SequentialExport : LayerExport<Sequential>
{
    protected override string Write(Sequential module, LayerScope layer, string input)
    {
        foreach ((string name, Module child) in module.named_children())
            input = layer.Child(name, child, input);
        return input;
    }
}
