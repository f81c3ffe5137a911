using Strata.Randomness;

namespace Strata.Data;

/// <summary>A training set in two parts, to train on and to validate with; both in random order, together every index once.</summary>
/// <param name="Train">Indices to train on.</param>
/// <param name="Validation">Indices to validate with.</param>
public sealed record StratifiedSplit(int[] Train, int[] Validation)
{
    /// <summary>
    /// Splits so that each class gives the same share to validation: N x fraction images, rounded, dealt to the classes by largest
    /// remainder (ties to the lower label). A class keeps at least one image to train on. Same seed, same indices on every machine.
    /// </summary>
    /// <param name="labels">N labels, 0 or more.</param>
    /// <param name="fraction">The share of validation, 0 (none) to below 1.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InputException">The fraction is out of range or not a number, or there are no labels.</exception>
    public static StratifiedSplit Of(ReadOnlySpan<int> labels, double fraction, int seed)
    {
        if (!(fraction is >= 0 and < 1))
            throw new InputException($"the validation share must be at least 0 and below 1, not {fraction}");
        if (labels.IsEmpty)
            throw new InputException("there are no images to split");

        int[][] classes = ClassIndices.Shuffled(labels, (ulong)seed);
        int[] quotas = Quotas([.. classes.Select(members => members.Length)], fraction);
        int[] validation = [.. classes.SelectMany((members, label) => members.Take(quotas[label]))];
        int[] train = [.. classes.SelectMany((members, label) => members.Skip(quotas[label]))];
        SplitMix64 random = SplitMix64.Stream((ulong)seed, ulong.MaxValue);
        random.Shuffle<int>(train);
        random.Shuffle<int>(validation);
        return new StratifiedSplit(train, validation);
    }

    /// <summary>
    /// Splits so that images of one group stay on one side: the groups are split as single images are, each with its label. Sets
    /// without groups are split image by image. An image set that was doubled is split as it would be alone.
    /// </summary>
    /// <param name="images">The images, with or without groups.</param>
    /// <param name="fraction">The share of validation, 0 (none) to below 1.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InputException">The fraction is out of range, or a group holds images of two classes.</exception>
    public static StratifiedSplit Of(ImageSet images, double fraction, int seed) =>
        images.Groups is { } groups ? Of(images.Labels, groups, fraction, seed) : Of(images.Labels, fraction, seed);

    /// <summary>Splits so that images of one group stay on one side.</summary>
    /// <param name="labels">N labels, 0 or more.</param>
    /// <param name="groups">N numbers, equal for images that belong together.</param>
    /// <param name="fraction">The share of validation, 0 (none) to below 1; of the groups, not of the images.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InputException">
    /// The fraction is out of range, there are no labels or not one group for each, or a group holds images of two classes.
    /// </exception>
    public static StratifiedSplit Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups, double fraction, int seed)
    {
        ImageGroups together = ImageGroups.Of(labels, groups);
        StratifiedSplit split = Of(together.Labels, fraction, seed);
        int[] train = together.MembersOf(split.Train);
        int[] validation = together.MembersOf(split.Validation);
        // Members come out side by side; in random order again, no batch is made of copies.
        SplitMix64 random = SplitMix64.Stream((ulong)seed, ulong.MaxValue - 1);
        random.Shuffle<int>(train);
        random.Shuffle<int>(validation);
        return new StratifiedSplit(train, validation);
    }

    // Hamilton's method: everyone gets the whole part, the largest fractions get one more until the total is met.
    static int[] Quotas(int[] counts, double fraction)
    {
        int[] quotas = Array.ConvertAll(counts, count => (int)(count * fraction));
        int left = (int)Math.Round(counts.Sum() * fraction, MidpointRounding.AwayFromZero) - quotas.Sum();
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(label => counts[label] * fraction - quotas[label])];
        foreach (int label in byRemainder.Take(left))
            quotas[label]++;
        for (int label = 0; label < counts.Length; label++)
            quotas[label] = Math.Clamp(quotas[label], 0, Math.Max(0, counts[label] - 1));
        return quotas;
    }
}
