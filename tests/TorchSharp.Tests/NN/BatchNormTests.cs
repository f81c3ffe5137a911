using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class BatchNormTests
{
    // One channel of 1, 2, 3, 6: mean 3, variance 14/4 about it and 14/3 as an estimate.
    static readonly float[] Values = [1, 2, 3, 6];

    [Fact]
    public void Training_normalises_by_the_batch_and_remembers_its_statistics()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm2d layer = BatchNorm2d(1, eps: 0.5, momentum: 0.1);
        float[] output = layer.call(tensor(Values).reshape(1, 1, 2, 2)).data<float>().ToArray();
        Assert.Equal([-1, -0.5f, 0, 1.5f], output);                                         // sqrt(3.5 + 0.5) = 2
        Assert.Equal(0.1 * 3, layer.running_mean.ToDouble(), 6);
        Assert.Equal(0.9 + 0.1 * 14 / 3, layer.running_var.ToDouble(), 6);
        Assert.Equal(1, layer.num_batches_tracked.item<long>());
    }

    [Fact]
    public void Evaluation_uses_the_statistics_and_leaves_them()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm1d layer = BatchNorm1d(1, eps: 0);
        layer.running_mean = tensor(new float[] { 1 });
        layer.running_var = tensor(new float[] { 4 });
        layer.eval();
        Assert.Equal([0, 0.5f, 1, 2.5f], layer.call(tensor(Values).reshape(4, 1)).data<float>().ToArray());
        Assert.Equal((1f, 4f), (layer.running_mean.item<float>(), layer.running_var.item<float>()));
        Assert.Equal(0, layer.num_batches_tracked.item<long>());
        layer.reset_running_stats();
        Assert.Equal((0f, 1f), (layer.running_mean.item<float>(), layer.running_var.item<float>()));
    }

    [Fact]
    public void Without_a_momentum_the_statistics_are_the_mean_over_all_batches()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm1d layer = BatchNorm1d(1);
        layer.momentum = null;
        foreach (float shift in new[] { 0f, 10f, 20f })
            layer.call(tensor(Values).reshape(4, 1) + shift);
        Assert.Equal(13, layer.running_mean.ToDouble(), 5);
        Assert.Equal(14.0 / 3, layer.running_var.ToDouble(), 4);
        Assert.Equal(3, layer.num_batches_tracked.item<long>());
    }

    [Fact]
    public void A_layer_without_statistics_normalises_by_the_batch_in_evaluation_too()
    {
        using DisposeScope scope = NewDisposeScope();
        using BatchNorm1d layer = BatchNorm1d(1, eps: 0.5, track_running_stats: false);
        layer.eval();
        Assert.Equal([-1, -0.5f, 0, 1.5f], layer.call(tensor(Values).reshape(4, 1)).data<float>().ToArray());
        Assert.Empty(layer.buffers());
    }

    [Fact]
    public void One_value_a_channel_has_no_variance_to_train_on()
    {
        using BatchNorm1d layer = BatchNorm1d(3);
        Assert.Contains("[1, 3]", Assert.Throws<ExternalException>(() => layer.call(zeros(1, 3))).Message);
        layer.eval();
        using Tensor output = layer.call(zeros(1, 3));
        Assert.Equal([1, 3], output.shape);
    }

    [Fact]
    public void An_input_of_other_dimensions_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BatchNorm2d(3).call(zeros(2, 3)));
        Assert.Throws<ArgumentException>(() => BatchNorm1d(3).call(zeros(2, 3, 4, 4)));
        Assert.Throws<ArgumentException>(() => InstanceNorm2d(3).call(zeros(2, 4, 5, 5)));
        Assert.Throws<ArgumentException>(() => LocalResponseNorm(2).call(zeros(2, 4)));
        Assert.Throws<ArgumentException>(() => GroupNorm(2, 3));
    }
}
