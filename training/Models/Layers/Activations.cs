using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Models.Layers;

/// <summary>The activations that can be chosen by name.</summary>
static class Activations
{
    /// <summary>The slope of leaky ReLU below zero (Maas 2013).</summary>
    public const double LeakySlope = 0.01;

    static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Known = new()
    {
        ["relu"] = () => ReLU(),
        ["leaky-relu"] = () => LeakyReLU(LeakySlope),
        ["elu"] = () => ELU(),
        ["selu"] = () => SELU(),
        ["gelu"] = () => GELU(),
        ["silu"] = () => SiLU(),
        ["mish"] = () => Mish(),
        ["relu6"] = () => ReLU6(),
        ["hard-swish"] = () => Hardswish(),
        ["tanh"] = () => Tanh(),
        ["scaled-tanh"] = () => new ScaledTanh(),
        ["sigmoid"] = () => Sigmoid(),
        ["maxout"] = () => new Maxout(),
    };

    /// <summary>relu, leaky-relu, elu, selu, gelu, silu, mish, relu6, hard-swish, tanh, scaled-tanh (LeCun 1998), sigmoid, maxout.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Keys];

    /// <summary>Those that make as many channels as they read.</summary>
    public static IReadOnlyList<string> Pointwise { get; } = [.. Known.Keys.Where(name => Pieces(name) == 1)];

    /// <summary>One layer of that activation.</summary>
    public static Module<Tensor, Tensor> Create(string name) => Known[name]();

    /// <summary>Channels that it reads for each that it makes.</summary>
    public static int Pieces(string name) => name == "maxout" ? Maxout.Pieces : 1;

    /// <summary>What its layers are called before their number.</summary>
    public static string Prefix(string name)
    {
        string prefix = name.Replace("-", "", StringComparison.Ordinal);
        // Otherwise the first ReLU6 would be called as the sixty-first ReLU.
        return char.IsDigit(prefix[^1]) ? prefix + "_" : prefix;
    }
}
