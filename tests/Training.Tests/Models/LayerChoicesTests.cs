using Strata.Data;
using Strata.Onnx;
using Strata.Training.Export;
using Strata.Training.Runs;
using TorchSharp;
using static Strata.Tests.Models.SmallModels;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Models;

/// <summary>Every knob that shapes a network does what it says, in the network and in the exported graph.</summary>
public class LayerChoicesTests
{
    /// <summary>The operators of the exported graph, each as often as it stands there.</summary>
    static Dictionary<string, int> Operators(ExportedModel exported) =>
        exported.Model.Graph.Node.GroupBy(node => node.OpType).ToDictionary(group => group.Key, group => group.Count());

    static string[] Layers(ExportedModel exported) => [.. exported.Proof.Layers.Select(layer => layer.Layer).TakeWhile(layer => !layer.Contains(' '))];

    [Fact]
    public void Without_knobs_lenet_takes_the_weights_that_ship_and_makes_the_graph_that_ships()
    {
        string run = Path.Combine(AppContext.BaseDirectory, "lenet-relu-mnist");
        ModelProto shipped = OnnxFile.Load(Path.Combine(run, "model.onnx"));
        Module<Tensor, Tensor> model = Build("lenet-relu");
        model.load(Path.Combine(run, "weights.bin"));
        ModelProto made = Exported(model, Grey).Model;
        // From conv1 on; what stands before it depends on the data.
        Assert.Equal(shipped.Graph.Node.SkipWhile(node => node.Name != "conv1").Skip(1), made.Graph.Node.SkipWhile(node => node.Name != "conv1").Skip(1));
        Assert.Equal(
            shipped.Graph.Initializer.Where(weight => weight.DataType == (int)TensorProto.Types.DataType.Float && weight.Name.Contains('.')).Select(weight => (weight.Name, weight.RawData)),
            made.Graph.Initializer.Where(weight => weight.DataType == (int)TensorProto.Types.DataType.Float && weight.Name.Contains('.')).Select(weight => (weight.Name, weight.RawData)));
    }

    [Theory]
    [InlineData("relu", "Relu", "relu1")]
    [InlineData("leaky-relu", "LeakyRelu", "leakyrelu1")]
    [InlineData("elu", "Elu", "elu1")]
    [InlineData("selu", "Selu", "selu1")]
    [InlineData("gelu", "Erf", "gelu1")]
    [InlineData("silu", "Sigmoid", "silu1")]
    [InlineData("mish", "Softplus", "mish1")]
    [InlineData("relu6", "Clip", "relu6_1")]
    [InlineData("hard-swish", "HardSwish", "hardswish1")]
    [InlineData("tanh", "Tanh", "tanh1")]
    [InlineData("scaled-tanh", "Tanh", "scaledtanh1")]
    [InlineData("sigmoid", "Sigmoid", "sigmoid1")]
    [InlineData("maxout", "ReduceMax", "maxout1")]
    public void Activation_stands_after_every_convolution_and_hidden_layer(string activation, string op, string layer)
    {
        ExportedModel exported = Exported($"lenet-relu:activation={activation}");
        Assert.Equal(4, Operators(exported)[op]);
        Assert.Contains(layer, Layers(exported));
        Assert.InRange(exported.Proof.Largest, 0, 1e-4);
    }

    [Fact]
    public void Maxout_is_the_larger_of_two_affine_pieces()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Build("mlp:hidden=3,activation=maxout");
        Dictionary<string, Tensor> weights = model.state_dict();
        Tensor image = randn(1, 784);
        float[] pieces = LayerScope.Floats(weights["fc1.weight"].mv(image.flatten()) + weights["fc1.bias"]);
        float[] hidden = [.. Enumerable.Range(0, 3).Select(unit => Math.Max(pieces[unit], pieces[unit + 3]))];
        float[] expected = LayerScope.Floats(weights["logits.weight"].mv(tensor(hidden)) + weights["logits.bias"]);
        float[] made = LayerScope.Floats(model.call(image.reshape(1, 1, 28, 28)));
        for (int i = 0; i < 10; i++)
            Assert.Equal(expected[i], made[i], 1e-5f);
    }

    [Theory]
    [InlineData("batch", "BatchNormalization", 4)]
    [InlineData("layer", "InstanceNormalization", 2)]
    [InlineData("layer", "LayerNormalization", 2)]
    [InlineData("instance", "InstanceNormalization", 2)]
    [InlineData("group", "InstanceNormalization", 4)]
    public void Normalisation_stands_before_the_activations(string norm, string op, int count)
    {
        ExportedModel exported = Exported($"lenet-relu:norm={norm}");
        Assert.Equal(count, Operators(exported)[op]);
        Assert.Equal(["conv1", "norm1", "relu1", "pool1"], Layers(exported)[..4]);
        Assert.InRange(exported.Proof.Largest, 0, 1e-4);
    }

    [Theory]
    [InlineData("layer", 1)]
    [InlineData("instance", 6)]
    [InlineData("group", 3)]            // of at most 8: six channels in threes of two
    [InlineData("group,groups=2", 2)]
    public void Norm_leaves_mean_zero_and_deviation_one_over_what_it_is_named_after(string norm, int groups)
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Build($"lenet-relu:norm={norm}");
        Module<Tensor, Tensor>[] layers = [.. model.named_children().Take(2).Select(pair => (Module<Tensor, Tensor>)pair.module)];
        Tensor made = layers[1].call(layers[0].call(randn(3, 1, 28, 28))).reshape(3, groups, -1);
        Assert.InRange(made.mean([2]).abs().max().ToDouble(), 0, 1e-4);
        Assert.InRange((made.pow(2).mean([2]) - 1).abs().max().ToDouble(), 0, 1e-3);
        // And no coarser: the next larger group is not of mean zero by construction, but each of these is.
        Assert.Equal(groups, ((TorchSharp.Modules.GroupNorm)layers[1]).num_groups);
    }

    [Theory]
    [InlineData("instance", true)]
    [InlineData("layer", false)]
    public void Norm_that_would_leave_nothing_of_a_map_of_one_pixel_is_refused(string norm, bool refused)
    {
        Exception? made = Record.Exception(() => TrainingRun.BuildModel($"lenet-deep:norm={norm}", new ImageShape(1, 16, 16), 10));
        Assert.Equal(refused, made is InputException { Message: var text } && text.Contains("norm=instance would see one value at a time"));
    }

    [Theory]
    [InlineData("max", "MaxPool")]
    [InlineData("average", "AveragePool")]
    [InlineData("subsample", "AveragePool")]
    public void Pooling_is_the_one_that_was_chosen(string pool, string op) =>
        Assert.Equal(2, Operators(Exported($"cnn-32-64:hidden=16,pool={pool}"))[op]);

    [Theory]
    [InlineData("0.25", "fc1 relu3 dropout1 fc2 relu4 dropout2 logits")]
    [InlineData("0+0.2+0+0.5", "conv2 relu2 pool2 dropout1 flatten fc1 relu3 fc2 relu4 dropout2 logits")]
    public void Dropout_stands_where_its_shares_say(string shares, string end)
    {
        string[] names = [.. Build($"lenet-relu:dropout={shares}").named_children().Select(pair => pair.name)];
        Assert.EndsWith(end, string.Join(' ', names));
    }

    [Fact]
    public void Dropout_drops_its_share_in_training_and_nothing_after()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Build("mlp:hidden=4096,dropout=0.3");
        Module<Tensor, Tensor> dropout = (Module<Tensor, Tensor>)model.named_children().Single(pair => pair.name == "dropout1").module;
        Assert.InRange(dropout.call(ones(10, 4096)).eq(0).to(float32).mean().ToDouble(), 0.28, 0.32);
        model.eval();
        Assert.Equal(0, dropout.call(ones(10, 4096)).eq(0).sum().ToInt64());
    }

    [Fact]
    public void Dropout_of_another_number_of_layers_is_refused() => Assert.Contains(
        "dropout has 3 shares for 4 layers (2 convolutions, 2 hidden)",
        Assert.Throws<InputException>(() => Build("lenet-relu:dropout=0.1+0.2+0.3")).Message);

    [Theory]
    // Deviations worked out for conv1 (5x5 from 1 map to 32) and fc1 (3136 to 512), biases at zero.
    [InlineData("init=xavier", 0.04924, 0.02341)]       // sqrt(2/(25+800)), sqrt(2/(3136+512))
    [InlineData("init=kaiming", 0.28284, 0.02525)]      // sqrt(2/25), sqrt(2/3136)
    [InlineData("init=normal", 0.01, 0.01)]
    [InlineData("init=normal,init-std=0.3", 0.3, 0.3)]
    [InlineData("init=zeros", 0, 0)]
    public void Initialisation_draws_with_its_deviation(string knobs, double convolution, double linear)
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> state = Build($"cnn-32-64:{knobs}").state_dict();
        double Deviation(string name) => Math.Sqrt(state[name].pow(2).mean().ToDouble());
        Assert.Equal(convolution, Deviation("conv1.weight"), 0.05 * convolution);
        Assert.Equal(linear, Deviation("fc1.weight"), 0.01 * linear);
        Assert.Equal(0, Deviation("conv1.bias") + Deviation("fc1.bias") + Deviation("logits.bias"));
    }

    [Fact]
    public void Xavier_is_uniform_and_kaiming_normal()
    {
        using DisposeScope scope = NewDisposeScope();
        double Kurtosis(string init)
        {
            Tensor weight = Build($"cnn-32-64:init={init}").state_dict()["fc1.weight"].detach();
            return (weight.pow(4).mean() / weight.pow(2).mean().pow(2)).ToDouble();
        }
        Assert.Equal(1.8, Kurtosis("xavier"), 0.02);
        Assert.Equal(3.0, Kurtosis("kaiming"), 0.05);
    }

    [Theory]
    [InlineData("activation=rleu", "did you mean 'relu'")]
    [InlineData("norm=bach", "did you mean 'batch'")]
    [InlineData("pool=avrage", "did you mean 'average'")]
    [InlineData("init=xavir", "did you mean 'xavier'")]
    [InlineData("dropout=1.5", "numbers from 0 to 0.99")]
    [InlineData("dropout=0.1;0.2", "numbers from 0 to 0.99")]
    [InlineData("init-std=0.1", "init-std")]             // says nothing without init=normal
    [InlineData("groups=2", "groups")]                   // says nothing without norm=group
    public void Wrong_value_is_refused_with_a_hint(string knob, string hint) =>
        Assert.Contains(hint, Assert.Throws<InputException>(() => Build($"lenet-relu:{knob}")).Message);

    [Fact]
    public void Hidden_layers_can_be_a_list()
    {
        Dictionary<string, Tensor> state = Build("mlp:hidden=20+30").state_dict();
        Assert.Equal([30L, 20L], state["fc2.weight"].shape);
        Assert.Equal([10L, 30L], state["logits.weight"].shape);
    }

    [Fact]
    public void Features_are_the_maps_of_the_small_cnn() => Assert.Equal([9L, 9L, 5L, 5L], Build("cnn-small:features=9").state_dict()["conv2.weight"].shape);
}
