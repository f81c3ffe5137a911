using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class HookTests
{
    [Fact]
    public void Hooks_run_around_forward_and_may_replace_what_passes()
    {
        using DisposeScope scope = NewDisposeScope();
        using Flatten layer = Flatten();
        var order = new List<string>();
        layer.register_forward_pre_hook(module => order.Add("before"));
        layer.register_forward_pre_hook((module, input) => input + 1);
        layer.register_forward_hook((module, input, output) => output * 10);
        layer.register_forward_hook((module, input, output) =>
        {
            order.Add($"{input.ToSingle()} to {output.ToSingle()}");
            return null;
        });
        layer.register_forward_hook(module => order.Add("after"));
        Assert.Equal(30, layer.call(tensor(new float[] { 2 }).reshape(1, 1)).ToSingle());
        Assert.Equal(["before", "3 to 30", "after"], order);
    }

    [Fact]
    public void Forward_alone_and_a_removed_hook_stay_silent()
    {
        using Tensor input = ones(1, 2);
        using ReLU layer = ReLU();
        int calls = 0;
        var hook = layer.register_forward_hook(module => calls++);
        layer.forward(input).Dispose();
        Assert.Equal(0, calls);
        layer.call(input).Dispose();
        hook.remove();
        layer.call(input).Dispose();
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Hooks_of_the_parts_of_a_sequence_see_every_layer()
    {
        using DisposeScope scope = NewDisposeScope();
        using Sequential model = ModuleTreeTests.Nested();
        var shapes = new Dictionary<string, string>();
        foreach ((string name, nn.Module module) in model.named_modules())
            ((nn.Module<Tensor, Tensor>)module).register_forward_hook((_, _, output) =>
            {
                shapes[name] = string.Join(",", output.shape);
                return output;
            });
        model.call(randn(2, 1, 6, 6));
        Assert.Equal(
            ["block.drop: 2,2,4,4", "block.norm: 2,2,4,4", "block: 2,2,4,4", "conv1: 2,2,4,4", "flatten: 2,32", "logits: 2,3"],
            shapes.Select(shape => $"{shape.Key}: {shape.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_loss_has_hooks_over_both_of_its_inputs()
    {
        using DisposeScope scope = NewDisposeScope();
        using MSELoss loss = MSELoss();
        loss.register_forward_pre_hook((module, input, target) => (target, target));
        Assert.Equal(0, loss.call(ones(3), zeros(3)).ToSingle());
    }
}
