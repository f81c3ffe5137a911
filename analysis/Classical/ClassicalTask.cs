using Strata.Data;

namespace Strata.Analysis.Classical;

/// <summary>
/// Which images are learned from and which are judged on: those that a network trained with the same seed, share and size has learned
/// from, in its order.
/// </summary>
/// <param name="Whole">The training split.</param>
/// <param name="Places">Which of its images are learned from.</param>
/// <param name="Test">The test split; it chooses nothing.</param>
sealed record ClassicalTask(ImageSet Whole, int[] Places, ImageSet Test)
{
    /// <summary>The images to learn from.</summary>
    public ImageSet Train => Whole.Subset(Places, Whole.Split);

    /// <summary>Which images of the training split were held out; null for none.</summary>
    public HeldOut? HeldOut { get; init; }

    /// <summary>The fingerprint of each split, by which the files that are made of them know their data again.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints() => new[] { Whole, Test, HeldOut?.ImagesOf(Whole) }.OfType<ImageSet>()
        .ToDictionary(set => set.Split, Fingerprint.Of);

    /// <summary>Loads a data set and draws the subset.</summary>
    /// <param name="data">Its name or path.</param>
    /// <param name="size">Images to learn from, balanced by class; 0 for all that are not held out.</param>
    /// <param name="validation">The share of the training split that is held out, 0 to below 1.</param>
    /// <param name="seed">Of the split and the subset.</param>
    /// <param name="request">How to find the data set.</param>
    /// <exception cref="InputException">The data set cannot be had, or has fewer images.</exception>
    public static ClassicalTask Load(string data, int size, double validation, int seed, DataRequest request) =>
        Of(DataSets.Load(data, "train", request), () => DataSets.Load(data, "test", request), size, validation, seed);

    /// <summary>The same from sets that are loaded.</summary>
    /// <inheritdoc cref="Load"/>
    public static ClassicalTask Of(ImageSet whole, Func<ImageSet> test, int size, double validation, int seed)
    {
        (int[] places, int[] held) = StratifiedSplit.Of(whole, validation, seed);
        if (size < 0 || size > places.Length)
            throw new InputException(
                $"--train-size is {size:N0}, but {whole.Name} has {places.Length:N0} of {whole.Count:N0} images to learn from: "
                + "give 0 for all of them, or --validation 0 to hold out none");
        if (size > 0)
        {
            int[] labels = Array.ConvertAll(places, place => whole.Labels[place]);
            places = Array.ConvertAll(BalancedSubset.OfSize(labels, size, seed), index => places[index]);
        }
        return new ClassicalTask(whole, places, test()) { HeldOut = held.Length == 0 ? null : new HeldOut(validation, seed) };
    }
}
