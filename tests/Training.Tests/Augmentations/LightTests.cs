using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>Brightness, contrast and inversion, each worked back from what it did.</summary>
public class LightTests
{
    // Values that no amount under test takes out of 0..1.
    static Tensor Soft(long count) => Augmented.Noise(1, 1, 6, 6).mul_(0.2).add_(0.4).expand(count, 1, 6, 6).contiguous();

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    public void Brightness_adds_one_number_an_image(double amount)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Soft(400);
        Tensor added = Augmented.Images($"brightness:amount={amount}", images).sub_(images).flatten(1);
        Assert.InRange(added.amax([1]).sub(added.amin([1])).abs().max().ToDouble(), 0, 1e-6);
        Assert.InRange(added.abs().max().ToDouble(), 0.97 * amount, amount + 1e-6);
        Assert.Equal(amount / Math.Sqrt(3), added.select(1, 0).std().ToDouble(), 4 * amount / Math.Sqrt(15 * 400));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void Contrast_stretches_about_the_mean(double amount)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Soft(400);
        Tensor after = Augmented.Images($"contrast:amount={amount}", images);
        Tensor means = images.mean([1, 2, 3], keepdim: true);
        Assert.InRange(after.mean([1, 2, 3], keepdim: true).sub(means).abs().max().ToDouble(), 0, 1e-6);
        Tensor factors = after.std([1, 2, 3]).div(images.std([1, 2, 3]));
        Assert.InRange(factors.sub(1).abs().max().ToDouble(), 0.97 * amount, amount + 1e-4);
        Assert.InRange(after.sub(means).sub(images.sub(means).mul(factors.view(-1, 1, 1, 1))).abs().max().ToDouble(), 0, 1e-5);
    }

    [Fact]
    public void Invert_swaps_black_and_white()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor images = Augmented.Copies(new[,] { { 0f, 0.25f, 1f } }, 1);
        Assert.Equal([1f, 0.75f, 0f], Augmented.Values(Augmented.Images("invert:p=1", images)));
    }
}
