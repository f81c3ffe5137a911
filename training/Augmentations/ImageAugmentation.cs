using Strata.Data;
using Strata.Registry;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations;

/// <summary>Makes images of the same shape out of images float32 [B,C,H,W] in 0..1; what leaves 0..1 is cut off later.</summary>
delegate Tensor ImageChange(Tensor images);

/// <summary>An augmentation that changes images and leaves targets alone: each image with probability p.</summary>
abstract class ImageAugmentation : IAugmentation
{
    /// <summary>The probability p unless the knob says otherwise.</summary>
    protected virtual double Probability => 1;

    public AugmentationStep Create(ImageShape image, int classes, PartParameters knobs)
    {
        double p = knobs.Number("p", Probability, 0, 1);
        ImageChange change = Prepare(image, knobs);
        return p == 0 ? batch => batch : batch => batch with { Images = Apply(change, p, batch.Images) };
    }

    /// <summary>Reads the knobs and prepares what does not depend on the batch.</summary>
    protected abstract ImageChange Prepare(ImageShape image, PartParameters knobs);

    static Tensor Apply(ImageChange change, double p, Tensor images)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor changed = change(images).clamp(0, 1);
        if (p < 1)
            changed = where(PerImage.Chance(images, p), changed, images);
        return scope.MoveToOuter(changed);
    }
}
