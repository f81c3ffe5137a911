using Strata.Training.Export;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>
/// x times what its layers make of x: a number a channel, [C,1,1], as in squeeze and excitation (Hu 2018), a number a place, [1,H,W], or one for
/// each value.
/// </summary>
sealed class Gate : Module<Tensor, Tensor>, IOnnxModule
{
    readonly Module<Tensor, Tensor> body;

    public Gate(Module<Tensor, Tensor> body) : base(nameof(Gate))
    {
        this.body = body;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor shares = body.call(input);
        return input.mul(shares);
    }

    public string Export(LayerScope layer, string input) => layer.Node("Mul", [input, layer.Child(nameof(body), body, input)]);
}
