using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class MoveTests
{
    [Fact]
    public void A_conversion_reaches_every_floating_tensor_and_keeps_counters_whole()
    {
        using DisposeScope scope = NewDisposeScope();
        using Sequential model = ModuleTreeTests.Nested();
        Assert.Same(model, model.to(ScalarType.Float64));
        Assert.All(model.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Float64, model.get_buffer("block.norm.running_mean").dtype);
        Assert.Equal(ScalarType.Int64, model.get_buffer("block.norm.num_batches_tracked").dtype);
        Assert.Equal(ScalarType.Float64, model.call(randn([2, 1, 6, 6], ScalarType.Float64)).dtype);
    }

    [Fact]
    public void A_converted_parameter_is_the_one_that_the_layer_uses_with_its_gradient()
    {
        using DisposeScope scope = NewDisposeScope();
        using Linear layer = Linear(2, 1);
        layer.call(tensor(new float[] { 3, 4 })).sum().backward();
        Parameter before = layer.weight;
        layer.@double();
        Assert.True(before.IsInvalid, "the old parameter was kept");
        Assert.Same(layer.weight, layer.get_parameter("weight"));
        Assert.True(layer.weight.is_leaf && layer.weight.requires_grad, "the new parameter cannot be trained");
        Assert.Equal([3, 4], layer.weight.grad.data<double>().ToArray());
    }

    [Fact]
    public void A_tensor_in_a_field_is_replaced_there_too()
    {
        using var module = new Scaled();
        module.to(ScalarType.Float64);
        Assert.Equal(ScalarType.Float64, module.scale.dtype);
        Assert.Same(module.scale, module.get_parameter("scale"));
        Assert.Same(module.offset, module.get_buffer("offset"));
    }

    [Fact]
    public void A_move_to_where_it_is_changes_nothing()
    {
        using Linear layer = Linear(2, 1);
        Parameter before = layer.weight;
        Assert.Same(layer, layer.to(CPU).cpu().to("cpu").to(ScalarType.Float32).to(DeviceType.CPU));
        Assert.Same(before, layer.weight);
    }

    [Fact]
    public void Whole_numbers_are_no_type_for_a_module() =>
        Assert.Throws<ArgumentException>(() => Linear(2, 1).to(ScalarType.Int32));

    [Fact]
    public void A_device_that_this_machine_does_not_have_is_an_error()
    {
        if (cuda.is_available())
            return;
        using Linear layer = Linear(2, 1);
        Assert.Throws<InvalidOperationException>(() => layer.cuda());
        Assert.Equal(DeviceType.CPU, layer.weight.device_type);
    }

    sealed class Scaled : nn.Module
    {
        public Parameter scale = new(ones(2));
        public Tensor offset = zeros(2);

        internal Scaled() : base(nameof(Scaled)) => RegisterComponents();
    }
}
