using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Tests.NN;

public class LayerForwardTests
{
    // The same libtorch on both sides, but another build of it may sum in another order; the file has 7 digits.
    const double Tolerance = 2e-5;

    public static TheoryData<string> Names => new(LayerCases.All.Keys);

    [Fact]
    public void Every_layer_has_its_fixture_and_every_fixture_its_layer() =>
        Assert.Equal(LayerFixture.All.Keys.Order(), LayerCases.All.Keys.Order());

    [Theory, MemberData(nameof(Names))]
    public void A_layer_computes_what_PyTorch_computes(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        LayerFixture expected = LayerFixture.All[name];
        using nn.Module<Tensor, Tensor> layer = LayerCases.All[name]();
        Ramp.Fill(layer);
        layer.eval();
        using IDisposable recording = no_grad();
        AssertClose(expected.Shape, expected.Eval, layer.call(Ramp.Of(expected.Input)));
        if (expected.Train is null)
            return;
        layer.train();
        AssertClose(expected.Shape, expected.Train, layer.call(Ramp.Of(expected.Input)));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_training_pass_leaves_the_running_statistics_that_PyTorch_leaves(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        LayerFixture expected = LayerFixture.All[name];
        using nn.Module<Tensor, Tensor> layer = LayerCases.All[name]();
        Ramp.Fill(layer);
        using IDisposable recording = no_grad();
        layer.call(Ramp.Of(expected.Input));
        var buffers = layer.named_buffers().ToDictionary(buffer => buffer.name, buffer => buffer.buffer);
        Assert.Equal((expected.Buffers ?? []).Keys.Order(), buffers.Keys.Order());
        foreach ((string key, Tensor buffer) in buffers)
            AssertClose(buffer.shape, expected.Buffers![key], buffer.to(ScalarType.Float32));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_layer_hands_out_a_tensor_of_its_own(string name)
    {
        LayerFixture expected = LayerFixture.All[name];
        using nn.Module<Tensor, Tensor> layer = LayerCases.All[name]();
        using Tensor input = Ramp.Of(expected.Input);
        foreach (bool training in new[] { false, true })
        {
            layer.train(training);
            Tensor output = layer.call(input);
            output.Dispose();
            Assert.Equal(expected.Input, input.shape);
        }
    }

#if STRATA_DROPIN
    [Fact]
    public void Every_layer_of_the_drop_in_has_a_case()
    {
        IEnumerable<string> layers = typeof(Linear).Assembly.GetExportedTypes()
            .Where(type => type.IsSealed && type.IsAssignableTo(typeof(nn.Module<Tensor, Tensor>)))
            .Select(type => type.Name);
        var covered = LayerCases.All.Values.SelectMany(make => new[] { make() }.Concat(make().children()))
            .Select(layer => layer.GetType().Name).ToHashSet();
        Assert.Equal([], layers.Except(covered));
    }
#endif

    static void AssertClose(long[] shape, float[] expected, Tensor actual)
    {
        Assert.Equal(shape, actual.shape);
        float[] values = actual.contiguous().data<float>().ToArray();
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"element {i} of [{string.Join(",", shape)}] is {values[i]:G9} where PyTorch has {expected[i]:G9}");
    }
}
