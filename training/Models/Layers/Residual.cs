using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>body(x) + shortcut(x), or body(x) + x where there is no shortcut (He 2016). Both make the same shape.</summary>
sealed class Residual : Module<Tensor, Tensor>, IOnnxModule
{
    readonly Module<Tensor, Tensor> body;
    readonly Module<Tensor, Tensor>? shortcut;

    public Residual(Module<Tensor, Tensor> body, Module<Tensor, Tensor>? shortcut) : base(nameof(Residual))
    {
        (this.body, this.shortcut) = (body, shortcut);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor learned = body.call(input);
        if (shortcut is null)
            return learned.add(input);
        using Tensor projected = shortcut.call(input);
        return learned.add(projected);
    }

    public string Export(LayerScope layer, string input)
    {
        string learned = layer.Child(nameof(body), body, input);
        return layer.Node("Add", [learned, shortcut is null ? input : layer.Child(nameof(shortcut), shortcut, input)]);
    }
}
