using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class StateDictionaryTests
{
    [Fact]
    public void A_state_dictionary_holds_the_tensors_themselves_parameters_before_buffers()
    {
        using Sequential model = Model();
        Dictionary<string, Tensor> state = model.state_dict();
        Assert.Equal(
            ["norm.weight", "norm.bias", "fc.weight", "fc.bias",
                "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"],
            state.Keys);
        Assert.Same(((Linear)model[1]).weight, state["fc.weight"]);
        Assert.Equal("net.norm.weight", model.state_dict(prefix: "net").Keys.First());
    }

    [Fact]
    public void Loading_copies_values_and_leaves_the_tensors_in_place()
    {
        using Sequential first = Model(), second = Model();
        Parameter target = ((Linear)second[1]).weight;
        second.load_state_dict(first.state_dict());
        Assert.Same(target, ((Linear)second[1]).weight);
        Assert.Equal(((Linear)first[1]).weight.detach().data<float>().ToArray(), target.detach().data<float>().ToArray());
        Assert.True(target.requires_grad, "loading switched the gradient off");
    }

    [Fact]
    public void Strict_loading_names_what_is_missing_and_what_is_too_much()
    {
        using Sequential model = Model();
        using Linear other = Linear(3, 2);
        InvalidOperationException error =
            Assert.Throws<InvalidOperationException>(() => model.load_state_dict(other.state_dict()));
        Assert.Contains("fc.bias", error.Message);
        Assert.Contains("unexpected: [weight, bias]", error.Message);
        (IList<string> missing, IList<string> unexpected) =
            model.load_state_dict(other.state_dict(), strict: false, skip: ["bias", "fc.bias"]);
        Assert.Equal(6, missing.Count);
        Assert.Equal(["weight"], unexpected);
    }

    [Fact]
    public void A_value_of_another_shape_is_refused_by_name()
    {
        using Linear layer = Linear(3, 2);
        using Tensor wide = zeros(2, 4), bias = zeros(2);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => layer.load_state_dict(new() { ["weight"] = wide, ["bias"] = bias }));
        Assert.Contains("'weight'", error.Message);
    }

    [Fact]
    public void A_shared_layer_is_listed_once_among_the_parameters_and_under_each_name_in_the_state()
    {
        using var model = new Shared();
        Assert.Equal(["first.weight", "first.bias"], model.named_parameters().Select(p => p.name));
        Assert.Equal(["first.weight", "first.bias", "second.weight", "second.bias"], model.state_dict().Keys);
    }

    static Sequential Model() => Sequential(("norm", BatchNorm1d(3)), ("fc", Linear(3, 2)));

    sealed class Shared : nn.Module<Tensor, Tensor>
    {
        readonly Linear first = Linear(2, 2);
        readonly Linear second;

        internal Shared() : base(nameof(Shared))
        {
            second = first;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => second.call(first.call(input));
    }
}
