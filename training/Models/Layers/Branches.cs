using Strata.Onnx;
using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>
/// What several branches make of the same maps, their channels one after another (Szegedy 2015); a branch of no layers hands the maps on as they
/// are (Huang 2017). All make maps of the same height and width.
/// </summary>
sealed class Branches : Module<Tensor, Tensor>, IOnnxModule
{
    readonly (string Name, Module<Tensor, Tensor>? Layers)[] _branches;

    /// <param name="branches">At least one; null for a branch of no layers.</param>
    public Branches(IEnumerable<Module<Tensor, Tensor>?> branches) : base(nameof(Branches))
    {
        _branches = [.. branches.Select((layers, place) => ($"branch{place + 1}", layers))];
        foreach ((string name, Module<Tensor, Tensor>? layers) in _branches)
            if (layers is not null)
                register_module(name, layers);
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return cat([.. _branches.Select(branch => branch.Layers is null ? input : branch.Layers.call(input))], 1).MoveToOuterDisposeScope();
    }

    public string Export(LayerScope layer, string input) => layer.Node(
        "Concat", [.. _branches.Select(branch => branch.Layers is null ? input : layer.Child(branch.Name, branch.Layers, input))], NodeAttribute.Of("axis", 1));
}
