using Strata.Data;
using Strata.Registry;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Augmentations;

/// <summary>Augmentations one after the other, as --augment lists them.</summary>
public sealed class BatchAugmentation
{
    readonly AugmentationStep[] _steps;

    /// <param name="specs">The augmentations and their knobs, as in "shift:pixels=2".</param>
    /// <param name="image">The shape of one image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="InputException">An augmentation or one of its knobs is unknown or out of range.</exception>
    public BatchAugmentation(IEnumerable<string> specs, ImageShape image, int classes) => _steps =
    [
        .. specs.Select(spec => PartSpec.Parse(spec).Build<IAugmentation, AugmentationStep>(
            "augmentation", (augmentation, knobs) => augmentation.Create(image, classes, knobs))),
    ];

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => _steps.Length == 0;

    /// <summary>Runs all of them, without gradients; what they made on the way is freed.</summary>
    public Batch Apply(Batch batch)
    {
        using IDisposable quiet = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach (AugmentationStep step in _steps)
            batch = step(batch);
        // Only what this scope holds moves out: tensors that no step replaced stay with their owner.
        (Tensor images, Tensor targets) = scope.MoveToOuter(batch.Images, batch.Targets);
        return new Batch(images, targets);
    }
}
