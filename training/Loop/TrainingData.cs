using Strata.Data;
using Strata.Training.Augmentations;
using Strata.Training.Export;
using TorchSharp;
using static TorchSharp.torch;

namespace Strata.Training.Loop;

/// <summary>
/// A data set on a device as one tensor, split into training and validation images by index. Batches are selected by index,
/// so that no image is touched by managed code after loading.
/// </summary>
sealed class TrainingData : IDisposable
{
    readonly Tensor _pixels;
    readonly Tensor _labels;
    readonly PixelNormaliser _normaliser;
    readonly BatchAugmentation _augmentation;

    /// <summary>Uploads a training split and holds a stratified part of it out for validation, or none.</summary>
    /// <param name="images">The training split.</param>
    /// <param name="options">How to split, choose, normalise and augment.</param>
    /// <param name="device">Where the tensors live.</param>
    /// <exception cref="InputException">There are too few images for the split that was asked for, or an augmentation is wrong.</exception>
    public TrainingData(ImageSet images, TrainingOptions options, Device device)
    {
        Images = images;
        _augmentation = new BatchAugmentation(options.Augment, images.Shape, images.ClassNames.Count);
        (int[] train, int[] validation) = Split(images, options);
        // Only training pixels decide the normalisation: validation images stay unseen.
        Preprocessing = Preprocessing.Of(images.Subset(train, "train"), options.Preprocessing);
        TrainLabels = Array.ConvertAll(train, index => images.Labels[index]);
        using DisposeScope scope = NewDisposeScope();
        ImageShape shape = images.Shape;
        _pixels = tensor(images.Pixels, [images.Count, shape.Channels, shape.Height, shape.Width], ScalarType.Byte).to(device);
        _labels = tensor(Array.ConvertAll(images.Labels, label => (long)label)).to(device);
        Train = tensor(Array.ConvertAll(train, index => (long)index)).to(device);
        Validation = tensor(Array.ConvertAll(validation, index => (long)index)).to(device);
        _normaliser = new PixelNormaliser(Preprocessing, device);
        foreach (Tensor kept in (Tensor[])[_pixels, _labels, Train, Validation])
            kept.DetachFromDisposeScope();
    }

    /// <summary>What was loaded.</summary>
    public ImageSet Images { get; }

    /// <summary>From the training images' pixels.</summary>
    public Preprocessing Preprocessing { get; }

    /// <summary>The label of each training image, in the order of <see cref="Train"/>.</summary>
    public IReadOnlyList<int> TrainLabels { get; }

    /// <summary>Indices int64 of the training images.</summary>
    public Tensor Train { get; }

    /// <summary>Indices int64 of the validation images; empty where none are held out.</summary>
    public Tensor Validation { get; }

    /// <summary>The images at those indices float32 [B,C,H,W], normalised, and their labels int64 [B].</summary>
    public Batch Batch(Tensor indices) =>
        new(_normaliser.Apply(_pixels.index_select(0, indices)), _labels.index_select(0, indices));

    /// <summary>Likewise, augmented: the targets may be shares of the classes, float32 [B,classes].</summary>
    public Batch AugmentedBatch(Tensor indices)
    {
        if (_augmentation.IsEmpty)
            return Batch(indices);
        Tensor shares = _pixels.index_select(0, indices).to(ScalarType.Float32).mul_(1 / 255.0);
        (Tensor images, Tensor targets) = _augmentation.Apply(new Batch(shares, _labels.index_select(0, indices)));
        return new Batch(_normaliser.ApplyToShares(images), targets);
    }

    public void Dispose()
    {
        foreach (IDisposable held in (IDisposable[])[_pixels, _labels, Train, Validation, _normaliser])
            held.Dispose();
    }

    /// <summary>Both parts of a train split, as indices.</summary>
    /// <exception cref="InputException">There are too few images for the split that was asked for.</exception>
    public static (int[] Train, int[] Validation) Split(ImageSet images, TrainingOptions options)
    {
        (int[] train, int[] validation) = options.HeldOut?.Of(images) ?? StratifiedSplit.Of(images, 0, options.DataSeed);
        if (train.Length == 0 || (validation.Length == 0 && options.HeldOut is not null))
            throw new InputException(
                $"{images.Name} has {images.Count:N0} training images, too few to hold out a validation share of {options.ValidationShare}: change --validation");
        if (options.TrainSize == 0)
            return (train, validation);
        if (options.TrainSize > train.Length)
            throw new InputException(
                $"--train-size is {options.TrainSize:N0}, but {images.Name} has {train.Length:N0} images to train on: {validation.Length:N0} of {images.Count:N0} are held out");
        int[] labels = Array.ConvertAll(train, index => images.Labels[index]);
        return (Array.ConvertAll(BalancedSubset.OfSize(labels, options.TrainSize, options.DataSeed), place => train[place]), validation);
    }
}
