using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where positive, else weight * x, with one trained weight in all or one for each channel.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    Parameter _weight;

    internal PReLU(long num_parameters, double init, Device device, ScalarType? dtype) : base(nameof(PReLU))
    {
        (this.num_parameters, this.init) = (num_parameters, init);
        weight = nn.Parameter(full(num_parameters, init, dtype, device));
    }

    public long num_parameters { get; private set; }

    /// <summary>The weights' value before training.</summary>
    public double init { get; private set; }

    public Parameter weight
    {
        get => _weight;
        set => Own(nameof(weight), ref _weight, value);
    }

    public override string GetName() => nameof(PReLU);

    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, _weight);
}
