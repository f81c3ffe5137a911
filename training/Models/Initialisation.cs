using Strata.Training.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models;

/// <summary>How the weights of convolutions and linear layers start. All but a model's own start biases at zero.</summary>
static class Initialisation
{
    /// <summary>
    /// `default`: the model's own, TorchSharp's unless its page says otherwise. `xavier`: uniform, Glorot and Bengio 2010.
    /// `kaiming`: normal by the number of inputs, He 2015; `logits` has no activation behind it and so no gain.
    /// `normal`: around 0 with `init-std`. `zeros`: all equal, which never learns more than one unit a layer.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = [LayerChoices.OwnInit, "xavier", "kaiming", "normal", "zeros"];

    /// <summary>Draws the weights of a network again; does nothing for `default`.</summary>
    public static void Apply(Module<Tensor, Tensor> network, LayerChoices choices)
    {
        if (choices.Init == LayerChoices.OwnInit)
            return;
        foreach ((string name, Module module) in network.named_modules())
            Start(module, weight => Fill(weight, choices, last: name == "logits"));
    }

    /// <summary>Draws the weights of every convolution and linear layer with one function, and zeroes their biases.</summary>
    public static void Apply(Module<Tensor, Tensor> network, Action<Tensor> fill)
    {
        foreach ((_, Module module) in network.named_modules())
            Start(module, fill);
    }

    static void Start(Module module, Action<Tensor> fill)
    {
        Tensor? bias = null;
        switch (module)
        {
            case Convolution convolution:
                (_, bias) = (Filled(convolution.weight, fill), convolution.bias);
                break;
            case Linear linear:
                (_, bias) = (Filled(linear.weight, fill), linear.bias);
                break;
            case TableConvolution table:
                bias = table.Start(fill);
                break;
        }
        if (bias is not null)
            init.zeros_(bias);
    }

    static Tensor Filled(Tensor weight, Action<Tensor> fill)
    {
        fill(weight);
        return weight;
    }

    static void Fill(Tensor weight, LayerChoices choices, bool last)
    {
        switch (choices.Init)
        {
            case "xavier":
                init.xavier_uniform_(weight);
                break;
            case "kaiming" when last:
                init.kaiming_normal_(weight, nonlinearity: init.NonlinearityType.Linear);
                break;
            case "kaiming":
                init.kaiming_normal_(weight, a: choices.Activation == "leaky-relu" ? Activations.LeakySlope : 0);
                break;
            case "normal":
                init.normal_(weight, 0, choices.InitDeviation);
                break;
            case "zeros":
                init.zeros_(weight);
                break;
        }
    }
}
