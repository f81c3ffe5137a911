using System.Text.Json.Serialization;

namespace Strata.Data;

/// <summary>
/// Which images of the train split a run held out to choose its best epoch by: a stratified share, or one fold of a cross-validation.
/// It stands in a model's file, so that models can be compared on these images and the test split chooses nothing.
/// </summary>
/// <param name="Share">The share of a single run, above 0 and below 1; 0 with folds.</param>
/// <param name="Seed">The seed of the split: the run's, unless it was given one of its own.</param>
/// <param name="Folds">The parts of a cross-validation; 0 for a single run.</param>
/// <param name="Fold">Which of them validates, from 1; 0 for a single run.</param>
public sealed record HeldOut(double Share, int Seed, int Folds = 0, int Fold = 0)
{
    /// <summary>What the split of these images is called.</summary>
    public const string Split = "validation";

    /// <summary>The <see cref="Data.Fingerprint"/> of the images that were held out; null where it is not known. A file keeps it beside those of the splits.</summary>
    [JsonIgnore]
    public string? Fingerprint { get; init; }

    /// <summary>Both parts of a train split, as indices.</summary>
    /// <exception cref="InputException">The share or a fold is out of range, or there are fewer images than folds.</exception>
    public StratifiedSplit Of(ImageSet train) => Folds == 0 ? StratifiedSplit.Of(train, Share, Seed)
        : StratifiedFolds.Of(train, Folds, Seed).Split(Fold);

    /// <summary>The images that were held out, in the order of the train split.</summary>
    /// <exception cref="InputException">
    /// The share or a fold is out of range, there are too few images to hold out one, or these are not the images of the <see cref="Fingerprint"/>.
    /// </exception>
    public ImageSet ImagesOf(ImageSet train)
    {
        if (Of(train).Validation is not { Length: > 0 } held)
            throw new InputException($"{this} of the {train.Count:N0} images of {train.Name} is none");
        ImageSet images = train.Subset([.. held.Order()], Split);
        return Fingerprint is null || Fingerprint == Data.Fingerprint.Of(images) ? images : throw new InputException(
            $"{this} of {train.Name} is not what the training held out: that was of another data set, or of another version of it; "
            + $"name the one that it learned from, or choose --split {string.Join(" or ", DataSets.Splits)}");
    }

    /// <summary>In words, as in "a share of 0.1 by seed 1".</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{(Folds == 0 ? (FormattableString)$"a share of {Share}" : $"fold {Fold} of {Folds}")} by seed {Seed}");
}
