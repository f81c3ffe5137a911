using System.Globalization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

/// <summary>With the same seed, PyTorch 1.13's values, a new layer's to the last bit: tests/fixtures/torch/init.json.</summary>
public class InitTests
{
    static readonly InitFixture Expected = Fixture.Read<InitFixture>("init.json");

    static readonly Dictionary<string, Func<nn.Module>> Layers = new()
    {
        ["Linear"] = () => Linear(5, 3),
        ["Conv1d"] = () => Conv1d(2, 3, 4),
        ["Conv2d"] = () => Conv2d(3, 2, (2, 3)),
        ["Conv2d grouped"] = () => Conv2d(4, 6, 3, groups: 2),
        ["ConvTranspose2d"] = () => ConvTranspose2d(2, 3, 2),
        ["Sequential"] = () => Sequential(Conv2d(1, 2, 3), BatchNorm2d(2), Linear(4, 2)),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor>> Fills = new()
    {
        ["uniform_"] = w => init.uniform_(w, -0.3, 0.7),
        ["normal_"] = w => init.normal_(w, 0.5, 2),
        ["constant_"] = w => init.constant_(w, 0.3),
        ["zeros_"] = init.zeros_,
        ["ones_"] = init.ones_,
        ["eye_"] = init.eye_,
        ["trunc_normal_"] = w => init.trunc_normal_(w, 0.2, 0.6, -0.5, 1),
        ["xavier_uniform_"] = w => init.xavier_uniform_(w, 1.3),
        ["xavier_normal_"] = w => init.xavier_normal_(w, 0.8),
        ["kaiming_uniform_"] = w => init.kaiming_uniform_(w, nonlinearity: init.NonlinearityType.ReLU),
        ["kaiming_uniform_ leaky, fan out"] = w => init.kaiming_uniform_(w, 0.3, init.FanInOut.FanOut),
        ["kaiming_normal_"] = w => init.kaiming_normal_(w, 0.3),
        ["kaiming_normal_ tanh"] = w => init.kaiming_normal_(w, nonlinearity: init.NonlinearityType.Tanh),
        ["orthogonal_"] = w => init.orthogonal_(w, 1.5),
        ["sparse_"] = w => init.sparse_(w, 0.4, 0.5),
    };

    static readonly Dictionary<string, Func<Tensor>> Drops = new()
    {
        ["Dropout"] = () => functional.dropout(Ramp.Of([40]), 0.3),
        ["Dropout2d"] = () => functional.dropout2d(Ramp.Of([2, 6, 2, 2]), 0.3),
        ["AlphaDropout"] = () => functional.alpha_dropout(Ramp.Of([40]), 0.3, training: true),
    };

    public static TheoryData<string> LayerNames => new(Expected.layers.Keys);
    public static TheoryData<string> FillNames => new(Expected.fills.Keys);
    public static TheoryData<string> DropNames => new(Expected.drops.Keys);

    [Theory, MemberData(nameof(LayerNames))]
    public void A_new_layer_starts_with_PyTorchs_values(string name)
    {
        manual_seed(7);
        using nn.Module layer = Layers[name]();
        var parameters = layer.named_parameters().ToDictionary(parameter => parameter.name, parameter => parameter.parameter);
        Assert.Equal(Expected.layers[name].Keys.Order(), parameters.Keys.Order());
        foreach ((string key, string bits) in Expected.layers[name])
            Assert.Equal(bits, Bits(parameters[key]));
    }

    [Theory, MemberData(nameof(FillNames))]
    public void A_fill_draws_PyTorchs_values(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        AssertClose(Expected.fills[name]["wide"], Fills[name](empty(4, 6)));
        manual_seed(7);
        AssertClose(Expected.fills[name]["tall"], Fills[name](empty(5, 2)));
    }

    [Theory, MemberData(nameof(DropNames))]
    public void Dropout_with_a_seed_drops_what_PyTorch_drops(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(7);
        AssertClose(Expected.drops[name], Drops[name]());
    }

    [Fact]
    public void Dirac_kernels_pass_their_channels_on()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(Expected.dirac_, Bits(init.dirac_(empty(3, 2, 3, 2))));
        Tensor image = randn(2, 3, 5, 5);
        Tensor kernel = init.dirac_(empty(3, 3, 3, 3));
        Assert.Equal(0, (functional.conv2d(image, kernel, padding: [1, 1]) - image).abs().max().ToDouble());
    }

    [Fact]
    public void Gains_are_PyTorchs()
    {
        foreach ((string name, double gain) in Expected.gains)
            Assert.Equal(gain, init.calculate_gain(Enum.Parse<init.NonlinearityType>(name), 0.2), 12);
    }

    [Fact]
    public void Rows_of_an_orthogonal_matrix_have_the_gain_as_length_and_right_angles()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor w = init.orthogonal_(empty(3, 2, 2, 2), 2).reshape(3, 8);
        Assert.True(w.mm(w.t()).allclose(eye(3) * 4, atol: 1e-5), "W W' is not 4 I");
    }

    [Fact]
    public void Fans_of_a_convolution_count_its_field()
    {
        using Tensor weight = empty(6, 4, 3, 5);
        Assert.Equal((60L, 90L), init.CalculateFanInAndFanOut(weight));
        Assert.Throws<ArgumentException>(() => init.CalculateFanInAndFanOut(empty(3)));
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_common_one_alone()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(5);
        Tensor first = rand(3);
        manual_seed(5);
        using Generator own = new(9);
        init.normal_(empty(4), generator: own);
        Assert.Equal(first.data<float>().ToArray(), rand(3).data<float>().ToArray());
    }

    [Fact]
    public void A_fill_of_a_parameter_is_not_recorded()
    {
        using Parameter weight = new(empty(2, 2));
        init.xavier_uniform_(weight);
        Assert.True(weight.is_leaf, "the fill was recorded");
        Assert.True(weight.requires_grad, "the fill switched the gradient off");
    }

    static string Bits(Tensor tensor) =>
        string.Join(' ', Values(tensor).Select(value => $"{BitConverter.SingleToInt32Bits(value):x8}"));

    static float[] Values(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    // Draws from the normal distribution, and factorisations, pass through vectorised functions that differ by processor.
    static void AssertClose(string bits, Tensor actual)
    {
        float[] expected = bits.Split(' ')
            .Select(word => BitConverter.Int32BitsToSingle(int.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))
            .ToArray();
        float[] values = Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            Assert.Equal(expected[i], values[i], 2e-6f);
    }

    sealed record InitFixture(
        Dictionary<string, Dictionary<string, string>> layers, Dictionary<string, Dictionary<string, string>> fills,
        string dirac_, Dictionary<string, string> drops, Dictionary<string, double> gains);
}
