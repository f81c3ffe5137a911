using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Tests.NN;

public class DropoutTests
{
    const int Count = 100_000;

    [Theory, InlineData(0.2), InlineData(0.5), InlineData(0.9)]
    public void Dropout_zeroes_its_share_and_keeps_the_mean(double p)
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        Tensor output = Dropout(p).call(ones(Count));
        double dropped = output.eq(0).to(ScalarType.Float64).mean().ToDouble();
        // Five standard deviations of a binomial share.
        Assert.InRange(dropped - p, -5 * Math.Sqrt(p * (1 - p) / Count), 5 * Math.Sqrt(p * (1 - p) / Count));
        Assert.Equal((float)(1 / (1 - p)), output.max().ToSingle(), 1e-5f);
    }

    [Fact]
    public void Dropout2d_drops_whole_channels()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        Tensor kept = Dropout2d(0.3).call(ones(50, 40, 3, 3)).ne(0).to(ScalarType.Float32).mean([2, 3]);
        Assert.Equal(0, kept.mul(kept - 1).abs().sum().ToDouble());
        Assert.InRange(kept.mean().ToDouble(), 0.65, 0.75);
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        Tensor output = AlphaDropout(0.3).call(randn(Count));
        Assert.InRange(output.mean().ToDouble(), -0.03, 0.03);
        Assert.InRange(output.std().ToDouble(), 0.97, 1.03);
    }

    [Fact]
    public void The_same_seed_drops_the_same_values_and_evaluation_drops_none()
    {
        using DisposeScope scope = NewDisposeScope();
        using Dropout layer = Dropout(0.5);
        Tensor input = arange(1, 200).to(ScalarType.Float32);
        manual_seed(9);
        Tensor first = layer.call(input), next = layer.call(input);
        manual_seed(9);
        Assert.True(layer.call(input).Equals(first), "the seed did not repeat the mask");
        Assert.False(first.Equals(next), "two draws were the same");
        layer.eval();
        Assert.True(layer.call(input).Equals(input), "evaluation changed the input");
    }

    [Fact]
    public void The_extremes_drop_nothing_and_all_and_no_share_lies_beyond()
    {
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal(5, Dropout(0).call(ones(5)).sum().ToSingle());
        Assert.Equal(0, Dropout(1).call(ones(5)).sum().ToSingle());
        Assert.Throws<ExternalException>(() => Dropout(1.5).call(ones(5)));
    }
}
