using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x W' + b over the last dimension: [...,in] to [...,out]; the weight is [out,in].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(bias))]
    Parameter _bias;

    [ComponentName(Name = nameof(weight))]
    Parameter _weight;

    internal Linear(Parameter weight, Parameter bias) : base(nameof(Linear))
    {
        (out_features, in_features) = (weight.size(0), weight.size(1));
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device device, ScalarType? dtype) : base(nameof(Linear))
    {
        (in_features, out_features) = (inputSize, outputSize);
        weight = nn.Parameter(empty([outputSize, inputSize], dtype, device));
        nn.init.kaiming_uniform_(_weight, Math.Sqrt(5));
        if (!hasBias)
            return;
        bias = nn.Parameter(empty([outputSize], dtype, device));
        nn.init.UniformByFanIn(_bias, _weight);
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public Parameter bias
    {
        get => _bias;
        set => Own(nameof(bias), ref _bias, value);
    }

    public Parameter weight
    {
        get => _weight;
        set => Own(nameof(weight), ref _weight, value);
    }

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
}
