using Strata.Data;
using Strata.Registry;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Augmentations.Mixing;

/// <summary>Mixes each image with another of the batch, and their targets likewise: shares float32 [B,classes].</summary>
abstract class MixingAugmentation : IAugmentation
{
    /// <summary>The parameter of Beta(alpha, alpha) unless the knob says otherwise.</summary>
    protected abstract double Alpha { get; }

    public AugmentationStep Create(ImageShape image, int classes, PartParameters knobs)
    {
        double p = knobs.Number("p", 1, 0, 1);
        double alpha = knobs.Number("alpha", Alpha, 0.05, 100);
        Mixture mixture = Prepare(image);
        return p == 0 ? batch => batch : batch => Mix(batch, classes, p, alpha, mixture);
    }

    /// <summary>Prepares what does not depend on the batch.</summary>
    protected abstract Mixture Prepare(ImageShape image);

    static Batch Mix(Batch batch, int classes, double p, double alpha, Mixture mixture)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor images, Tensor targets) = batch;
        Tensor shares = targets.dim() == 1 ? functional.one_hot(targets, classes).to(float32) : targets;
        Tensor partner = randperm(images.shape[0], device: images.device);
        Tensor keep = Beta(images, alpha);
        if (p < 1)
            keep = where(PerImage.Chance(images, p), keep, 1f);
        (Tensor mixed, keep) = mixture(images, images.index_select(0, partner), keep);
        keep = keep.view(-1, 1);
        Tensor mixedShares = shares.mul(keep).add_(shares.index_select(0, partner).mul_(keep.neg().add_(1)));
        (mixed, mixedShares) = scope.MoveToOuter(mixed, mixedShares);
        return new Batch(mixed, mixedShares);
    }

    // Beta(a, a) as the share of one of two draws from Gamma(a); in double precision, where a small a underflows less.
    static Tensor Beta(Tensor images, double alpha)
    {
        Tensor draws = _standard_gamma(full([2, images.shape[0], 1, 1, 1], alpha, dtype: float64, device: images.device));
        return draws[0].div(draws[0].add(draws[1])).to(float32);
    }
}
