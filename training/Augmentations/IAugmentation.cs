using Strata.Data;
using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations;

/// <summary>Images and what they should be classified as.</summary>
/// <param name="Images">float32 [B,C,H,W] in 0..1, before the normalisation.</param>
/// <param name="Targets">int64 [B] labels, or float32 [B,classes] shares of the classes.</param>
public readonly record struct Batch(Tensor Images, Tensor Targets);

/// <summary>Makes another batch of the same shape out of one, at random. Draws from torch's global generator alone.</summary>
public delegate Batch AugmentationStep(Batch batch);

/// <summary>A random change of training images. One file each, marked [Part] with the name that --augment takes.</summary>
public interface IAugmentation
{
    /// <summary>Prepares it for the images of a data set; images stay float32 [B,C,H,W] in 0..1.</summary>
    /// <param name="image">The shape of one image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="knobs">The augmentation's own knobs.</param>
    /// <exception cref="InputException">A knob is out of range, or makes no sense for images of that shape.</exception>
    AugmentationStep Create(ImageShape image, int classes, PartParameters knobs);
}
