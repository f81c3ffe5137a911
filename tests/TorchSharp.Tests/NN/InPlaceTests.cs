using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class InPlaceTests
{
    static readonly Dictionary<string, (nn.Module<Tensor, Tensor> Fresh, nn.Module<Tensor, Tensor> InPlace)> Layers = new()
    {
        ["ReLU"] = (ReLU(), ReLU(true)),
        ["ReLU6"] = (ReLU6(), ReLU6(true)),
        ["LeakyReLU"] = (LeakyReLU(0.2), LeakyReLU(0.2, true)),
        ["ELU"] = (ELU(), ELU(1, true)),
        ["SELU"] = (SELU(), SELU(true)),
        ["CELU"] = (CELU(0.5), CELU(0.5, true)),
        ["GELU"] = (GELU(), GELU(true)),
        ["SiLU"] = (SiLU(), SiLU(true)),
        ["Mish"] = (Mish(), Mish(true)),
        ["Sigmoid"] = (Sigmoid(), Sigmoid(true)),
        ["Tanh"] = (Tanh(), Tanh(true)),
        ["Hardtanh"] = (Hardtanh(), Hardtanh(inplace: true)),
        ["Hardsigmoid"] = (Hardsigmoid(), Hardsigmoid(true)),
        ["Hardswish"] = (Hardswish(), Hardswish(true)),
        ["Softsign"] = (Softsign(), Softsign(true)),
        ["Threshold"] = (Threshold(0.1, 3), Threshold(0.1, 3, true)),
    };

    public static TheoryData<string> Names => new(Layers.Keys);

    [Theory, MemberData(nameof(Names))]
    public void In_place_computes_the_same_into_the_input(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        (nn.Module<Tensor, Tensor> fresh, nn.Module<Tensor, Tensor> inPlace) = Layers[name];
        Tensor input = Ramp.Of([3, 7]);
        float[] before = input.data<float>().ToArray();
        float[] expected = fresh.call(input).data<float>().ToArray();
        Assert.Equal(before, input.data<float>().ToArray());
        Tensor output = inPlace.call(input);
        Assert.Equal(expected, output.data<float>().ToArray());
        output.Dispose();
        Assert.Equal(expected, input.data<float>().ToArray());
    }
}
