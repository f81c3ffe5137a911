using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class ModuleTreeTests
{
    [Fact]
    public void A_sequence_names_its_parts_and_their_parameters_in_order()
    {
        using Sequential model = Nested();
        Assert.Equal(
            ["conv1", "block", "flatten", "logits", "block.norm", "block.drop"], model.named_modules().Select(m => m.name));
        Assert.Equal(["conv1", "block", "flatten", "logits"], model.named_children().Select(m => m.name));
        Assert.Equal(
            ["conv1.weight", "conv1.bias", "block.norm.weight", "block.norm.bias", "logits.weight", "logits.bias"],
            model.named_parameters().Select(p => p.name));
        Assert.Equal(
            ["block.norm.running_mean", "block.norm.running_var", "block.norm.num_batches_tracked"],
            model.named_buffers().Select(b => b.name));
        Assert.Equal((4, 6, 6, 3),
            (model.children().Count(), model.modules().Count(), model.parameters().Count(), model.buffers().Count()));
        Assert.Empty(model.parameters(recurse: false));
    }

    [Fact]
    public void Fields_become_components_under_their_names_or_the_given_ones()
    {
        using var model = new Residual();
        Assert.Equal(["inner", "skip"], model.named_children().Select(m => m.name).Order());
        Assert.Equal(
            ["inner.bias", "inner.weight", "scale", "skip.bias", "skip.weight"],
            model.named_parameters().Select(p => p.name).Order());
        Assert.Equal(["offset"], model.named_buffers().Select(b => b.name));
        using Tensor output = model.call(ones(2, 3));
        Assert.Equal([2, 3], output.shape);
    }

    [Fact]
    public void Dotted_names_find_parameters_and_buffers()
    {
        using Sequential model = Nested();
        Assert.Same(((Linear)model[3]).bias, model.get_parameter("logits.bias"));
        Assert.Same(((BatchNorm2d)((Sequential)model[1])[0]).running_var, model.get_buffer("block.norm.running_var"));
        Assert.True(model.has_parameter("block.norm.weight"), "block.norm.weight is not found");
        Assert.False(model.has_parameter("block.norm"), "a module was taken for a parameter");
        Assert.False(model.has_buffer("logits.bias"), "a parameter was taken for a buffer");
        Assert.Null(model.get_parameter("logit.bias"));
        Assert.Null(model.get_buffer("block.nor.running_var"));
    }

    [Fact]
    public void Evaluation_and_training_reach_every_module_below()
    {
        using Sequential model = Sequential(
            ("block", Sequential(("drop", Dropout()), ("deep", Sequential(("norm", BatchNorm2d(1)))))), ("own", new Residual()));
        Assert.All(model.modules().Append(model), module => Assert.True(module.training, $"{module.GetName()} starts wrong"));
        model.eval();
        Assert.All(model.modules().Append(model), module => Assert.False(module.training, $"{module.GetName()} still trains"));
        model.train();
        Assert.All(model.modules().Append(model), module => Assert.True(module.training, $"{module.GetName()} does not train"));
        model.train(false);
        Assert.All(model.modules().Append(model), module => Assert.False(module.training, $"{module.GetName()} still trains"));
    }

    [Fact]
    public void Apply_visits_every_module_once_children_first()
    {
        using Sequential model = Nested();
        var visited = new List<string>();
        Assert.Same(model, model.apply(module => visited.Add(module.GetName())));
        Assert.Equal(["Conv2d", "BatchNorm2d", "Dropout", "Sequential", "Flatten", "Linear", "Sequential"], visited);
    }

    [Fact]
    public void Names_that_cannot_be_told_apart_are_refused()
    {
        using var model = new Residual();
        Assert.Throws<ArgumentException>(() => model.register_module("a.b", ReLU()));
        Assert.Throws<ArgumentException>(() => model.register_module("", ReLU()));
        Assert.Throws<InvalidOperationException>(() => model.register_module("inner", ReLU()));
        Assert.Throws<InvalidOperationException>(() => model.register_parameter("scale", new Parameter(zeros(1))));
        Assert.Throws<InvalidOperationException>(() => model.register_buffer("offset", zeros(1)));
        Assert.Throws<ArgumentNullException>(() => model.register_buffer("none", null!));
        Assert.Throws<ArgumentNullException>(() => model.register_parameter("none", null!));
        Assert.Throws<InvalidOperationException>(() => ReLU().register_buffer("none", zeros(1)));
        Assert.Throws<InvalidOperationException>(() => Sequential(("a", ReLU()), ("a", ReLU())));
        model.register_module("inner", null!);
        Assert.Equal(["skip"], model.named_children().Select(m => m.name));
    }

    [Fact]
    public void Gradients_go_when_they_are_zeroed()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear layer = Linear(2, 2);
        layer.call(ones(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal([0, 0, 0, 0], layer.weight.grad.data<float>().ToArray());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Disposing_a_model_disposes_what_it_holds()
    {
        Sequential model = Nested();
        Tensor[] held = [.. model.parameters(), .. model.buffers()];
        model.Dispose();
        Assert.All(held, tensor => Assert.True(tensor.IsInvalid, "a tensor outlived its model"));
    }

    [Fact]
    public void Parameters_made_in_a_scope_outlive_it()
    {
        Sequential model;
        using (NewDisposeScope())
            model = Nested();
        using Sequential survivor = model;
        Assert.All(survivor.state_dict().Values, tensor => Assert.False(tensor.IsInvalid, "the scope took a parameter"));
    }

    internal static Sequential Nested() => Sequential(
        ("conv1", Conv2d(1, 2, 3)),
        ("block", Sequential(("norm", BatchNorm2d(2)), ("drop", Dropout(0.5)))),
        ("flatten", Flatten()),
        ("logits", Linear(2 * 4 * 4, 3)));

    /// <summary>A module of the kind that users write.</summary>
    sealed class Residual : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "inner")]
        readonly nn.Module<Tensor, Tensor> _inner = Linear(3, 3);
        readonly Linear skip = Linear(3, 3);
        readonly Parameter scale = new(ones(1));
        readonly Tensor offset = zeros(3);

        internal Residual() : base(nameof(Residual)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using DisposeScope scope = NewDisposeScope();
            return (_inner.call(input) * scale + skip.call(input) + offset).MoveToOuterDisposeScope();
        }
    }
}
