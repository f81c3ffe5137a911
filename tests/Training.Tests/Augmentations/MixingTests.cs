using Strata.Training.Augmentations;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Tests.Augmentations;

/// <summary>mixup and CutMix: each image has a grey and a class of its own, so that what was mixed can be read off.</summary>
public class MixingTests
{
    static (Batch Batch, Tensor Greys) Mixed(string spec, int count, int size)
    {
        Tensor greys = arange(count, dtype: float32).add_(1).div_(count + 1);
        Tensor images = greys.view(-1, 1, 1, 1).expand(count, 1, size, size).contiguous();
        return (Augmented.Batch([spec], images, arange(count), classes: count), greys);
    }

    static Tensor Own(Tensor targets) => targets.diagonal();

    [Fact]
    public void Mixup_blends_images_as_it_blends_targets()
    {
        using DisposeScope scope = NewDisposeScope();
        (Batch batch, Tensor greys) = Mixed("mixup:alpha=1", 64, 4);
        Tensor expected = matmul(batch.Targets, greys).view(-1, 1, 1, 1).expand_as(batch.Images);
        Assert.InRange(batch.Images.sub(expected).abs().max().ToDouble(), 0, 1e-6);
        // At most one partner each, and some of them truly mixed.
        Assert.InRange(batch.Targets.gt(0).sum(1).max().ToInt64(), 2, 2);
        Assert.InRange(Own(batch.Targets).lt(0.9).sum().ToInt64(), 32, 64);
    }

    [Theory]
    [InlineData("mixup:alpha=0.2", 0.2)]
    [InlineData("mixup", 0.2)]
    [InlineData("mixup:alpha=5", 5)]
    public void Mixup_draws_its_share_from_the_beta_distribution(string spec, double alpha)
    {
        const int Count = 1500;
        using DisposeScope scope = NewDisposeScope();
        Tensor own = Own(Mixed(spec, Count, 1).Batch.Targets);
        double variance = 1 / (4 * (2 * alpha + 1));
        Assert.Equal(0.5, own.mean().ToDouble(), 4 * Math.Sqrt(variance / Count) + 1.0 / Count);
        Assert.Equal(variance, own.var().ToDouble(), 0.1 * variance);
    }

    [Fact]
    public void CutMix_pastes_a_box_and_mixes_targets_by_its_area()
    {
        using DisposeScope scope = NewDisposeScope();
        (Batch batch, Tensor greys) = Mixed("cutmix", 64, 12);
        for (int i = 0; i < 64; i++)
        {
            Tensor pasted = batch.Images[i][0].ne(greys[i]);
            long rows = pasted.any(1, keepdim: false).sum().ToInt64(), columns = pasted.any(0, keepdim: false).sum().ToInt64();
            Assert.Equal(rows * columns, pasted.sum().ToInt64());
            // A partner that is the image itself leaves all as it was.
            Assert.Equal(1 - rows * columns / 144.0, batch.Targets[i][i].ToDouble(), 1e-5);
            Assert.Equal(batch.Images[i].mean().ToDouble(), matmul(batch.Targets[i], greys).ToDouble(), 1e-5);
        }
        Assert.InRange(Own(batch.Targets).lt(0.9).sum().ToInt64(), 16, 64);
    }

    [Fact]
    public void CutMix_boxes_of_a_large_alpha_cover_about_half_of_the_area_at_most()
    {
        using DisposeScope scope = NewDisposeScope();
        double LargestBox(string spec) => 1 - Own(Mixed(spec, 300, 12).Batch.Targets).min().ToDouble();
        // Beta(100, 100) stays within 0.5 ± 4 x 0.035; a box that is not cut at the edge keeps its area, rounded to whole pixels.
        Assert.InRange(LargestBox("cutmix:alpha=100"), 0.4, 0.7);
        Assert.InRange(LargestBox("cutmix:alpha=0.2"), 0.9, 1);
    }

    [Fact]
    public void A_single_image_has_only_itself_to_mix_with()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor image = Augmented.Noise(1, 1, 8, 8);
        foreach (string name in (string[])["mixup", "cutmix"])
        {
            Batch after = Augmented.Batch([name], image, tensor([3L]));
            Assert.InRange(after.Images.sub(image).abs().max().ToDouble(), 0, 1e-6);
            Assert.Equal(1, after.Targets[0][3].ToDouble(), 1e-6);
        }
    }
}
