using Strata.Data;
using Strata.Training.Export;
using Strata.Training.Runs;
using Strata.Training.Transfer;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.Transfer;

public class FrozenLayersTests
{
    static readonly ImageShape Grey = new(1, 28, 28);

    static Module<Tensor, Tensor> LeNet() => TrainingRun.BuildModel("lenet-relu", Grey, 10);

    static Module<Tensor, Tensor> Normalised() => Sequential(
        ("conv1", Conv2d(1, 4, 3)), ("norm1", BatchNorm2d(4)), ("drop1", Dropout(0.5)),
        ("conv2", Conv2d(4, 4, 3)), ("norm2", BatchNorm2d(4)),
        ("pool", AdaptiveAvgPool2d(1)), ("flatten", Flatten()), ("logits", Linear(4, 3)));

    [Theory]
    [InlineData("conv1", new[] { "conv1.weight", "conv1.bias" })]
    [InlineData("relu1", new[] { "conv1.weight", "conv1.bias" })]
    [InlineData("conv2", new[] { "conv1.weight", "conv1.bias", "conv2.weight", "conv2.bias" })]
    public void Freezes_all_up_to_and_including_the_layer(string layer, string[] expected)
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = LeNet();
        Assert.Equal(expected, FrozenLayers.UpTo(model, layer, Grey));
        Assert.Equal(expected, model.named_parameters().Where(pair => !pair.parameter.requires_grad).Select(pair => pair.name));
    }

    [Fact]
    public void Order_is_that_of_the_forward_pass_and_a_block_holds_all_inside()
    {
        using DisposeScope scope = NewDisposeScope();
        Backwards model = new();
        Assert.Equal(["inner.second.weight", "inner.first.weight"], FrozenLayers.UpTo(model, "inner", new ImageShape(1, 1, 2)));
        using Backwards other = new();
        Assert.Equal(["inner.first.weight"], FrozenLayers.UpTo(other, "inner.first", new ImageShape(1, 1, 2)));
    }

    [Fact]
    public void Frozen_normalisation_and_dropout_work_as_in_evaluation()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Normalised();
        FrozenLayers.UpTo(model, "drop1", Grey);
        Dictionary<string, float[]> before =
            model.state_dict().ToDictionary(pair => pair.Key, pair => LayerScope.Floats(pair.Value));
        Tensor images = randn(6, 1, 28, 28).mul_(3).add_(1);
        model.train();
        model.call(images).sum().backward();
        foreach ((string name, Tensor value) in model.state_dict())
        {
            bool moves = name is "norm2.running_mean" or "norm2.running_var" or "norm2.num_batches_tracked";
            bool moved = !before[name].SequenceEqual(LayerScope.Floats(value));
            Assert.True(moves == moved, $"{name} should {(moves ? "" : "not ")}move");
        }
        string[] still = [.. model.named_parameters().Where(pair => pair.parameter.grad is null).Select(pair => pair.name)];
        Assert.Equal(["conv1.weight", "conv1.bias", "norm1.weight", "norm1.bias"], still);
    }

    [Fact]
    public void Frozen_part_makes_the_same_features_in_training_as_in_evaluation()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = Normalised();
        FrozenLayers.UpTo(model, "drop1", Grey);
        Tensor images = randn(6, 1, 28, 28);
        float[] Features()
        {
            float[] features = [];
            var hook = ((Module<Tensor, Tensor>)model.named_children().Single(pair => pair.name == "drop1").module)
                .register_forward_hook((_, _, output) => { features = LayerScope.Floats(output); return output; });
            model.call(images);
            hook.remove();
            return features;
        }
        model.train();
        float[] training = Features();
        model.eval();
        Assert.Equal(Features(), training);
    }

    [Fact]
    public void Mode_of_the_model_stays_as_it_was()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = LeNet();
        FrozenLayers.UpTo(model, "conv1", Grey);
        Assert.True(model.training);
        model.eval();
        FrozenLayers.UpTo(model, "conv1", Grey);
        Assert.False(model.training);
    }

    [Fact]
    public void Unknown_layer_is_refused_with_the_nearest()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Contains("'conv2'", Assert.Throws<InputException>(() => FrozenLayers.UpTo(LeNet(), "cnov2", Grey)).Message);
    }

    [Fact]
    public void Freezing_everything_is_refused_and_freezes_nothing()
    {
        using DisposeScope scope = NewDisposeScope();
        Module<Tensor, Tensor> model = LeNet();
        Assert.Contains("earlier layer", Assert.Throws<InputException>(() => FrozenLayers.UpTo(model, "logits", Grey)).Message);
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    // Registers its layers in the opposite order of calling them.
    sealed class Inner : Module<Tensor, Tensor>
    {
        readonly Linear second = Linear(2, 2, hasBias: false);
        readonly Linear first = Linear(2, 2, hasBias: false);

        public Inner() : base("inner") => RegisterComponents();

        public override Tensor forward(Tensor input) => second.call(first.call(input));
    }

    sealed class Backwards : Module<Tensor, Tensor>
    {
        readonly Linear logits = Linear(2, 2);
        readonly Inner inner = new();

        public Backwards() : base("backwards") => RegisterComponents();

        public override Tensor forward(Tensor input) => logits.call(inner.call(input));
    }
}
