using Strata.Data;
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

    /// <summary>Uploads a training split and holds a stratified share of it out for validation.</summary>
    public TrainingData(ImageSet images, double validationShare, int seed, Device device)
    {
        Images = images;
        (int[] train, int[] validation) = StratifiedSplit.Of(images.Labels, validationShare, seed);
        if (train.Length == 0 || validation.Length == 0)
            throw new InputException(
                $"{images.Name} has {images.Count:N0} training images, too few to hold out a validation share of {validationShare}: change --validation");
        // Only training pixels decide the normalisation: validation images stay unseen.
        Preprocessing = Preprocessing.Of(images.Subset(train, "train"));
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

    /// <summary>Indices int64 of the training images.</summary>
    public Tensor Train { get; }

    /// <summary>Indices int64 of the validation images.</summary>
    public Tensor Validation { get; }

    /// <summary>The images at those indices float32 [B,C,H,W], normalised, and their labels int64 [B].</summary>
    public (Tensor Images, Tensor Labels) Batch(Tensor indices) =>
        (_normaliser.Apply(_pixels.index_select(0, indices)), _labels.index_select(0, indices));

    public void Dispose()
    {
        foreach (IDisposable held in (IDisposable[])[_pixels, _labels, Train, Validation, _normaliser])
            held.Dispose();
    }
}
