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
        RequireShare(fraction, labels.Length);
        return Deal(labels, new int[labels.Length], fraction, seed);
    }

    /// <summary>
    /// Splits so that images of one group stay on one side. Sets without groups are split image by image. An image set that was doubled
    /// is split as it would be alone.
    /// </summary>
    /// <param name="images">The images, with or without groups.</param>
    /// <param name="fraction">The share of validation, 0 (none) to below 1.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InputException">The fraction is out of range.</exception>
    public static StratifiedSplit Of(ImageSet images, double fraction, int seed) =>
        images.Groups is { } groups ? Of(images.Labels, groups, fraction, seed) : Of(images.Labels, fraction, seed);

    /// <summary>
    /// Splits so that images of one group stay on one side. The groups are split as single images are, each by its highest label, as a
    /// patient has the grade of the worse eye; among groups of one label each kind, such as two eyes of grades 1 and 2, gives the same
    /// share, by largest remainder as well. So each label's share of images is as near as whole groups allow.
    /// </summary>
    /// <param name="labels">N labels, 0 or more.</param>
    /// <param name="groups">N numbers, equal for images that belong together.</param>
    /// <param name="fraction">The share of validation, 0 (none) to below 1; of the groups, not of the images.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InputException">
    /// The fraction is out of range, or there are no labels or not one group for each.
    /// </exception>
    public static StratifiedSplit Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups, double fraction, int seed)
    {
        RequireShare(fraction, labels.Length);
        ImageGroups together = ImageGroups.Of(labels, groups);
        StratifiedSplit split = Deal(together.Labels, together.Kinds, fraction, seed);
        int[] train = together.MembersOf(split.Train);
        int[] validation = together.MembersOf(split.Validation);
        // Members come out side by side; in random order again, no batch is made of copies.
        SplitMix64 random = SplitMix64.Stream((ulong)seed, ulong.MaxValue - 1);
        random.Shuffle<int>(train);
        random.Shuffle<int>(validation);
        return new StratifiedSplit(train, validation);
    }

    static void RequireShare(double fraction, int images)
    {
        if (!(fraction is >= 0 and < 1))
            throw new InputException($"the validation share must be at least 0 and below 1, not {fraction}");
        if (images == 0)
            throw new InputException("there are no images to split");
    }

    static StratifiedSplit Deal(ReadOnlySpan<int> labels, int[] kinds, double fraction, int seed)
    {
        int[][] classes = ClassIndices.Shuffled(labels, (ulong)seed);
        int[] counts = [.. classes.Select(members => members.Length)];
        int[] quotas = Quotas(counts, fraction, Rounded(labels.Length * fraction));
        for (int label = 0; label < quotas.Length; label++)
            quotas[label] = Math.Clamp(quotas[label], 0, Math.Max(0, counts[label] - 1));
        HashSet<int> held = [.. classes.SelectMany((members, label) => Held(members, kinds, quotas[label]))];
        int[] validation = [.. classes.SelectMany(members => members.Where(held.Contains))];
        int[] train = [.. classes.SelectMany(members => members.Where(member => !held.Contains(member)))];
        SplitMix64 random = SplitMix64.Stream((ulong)seed, ulong.MaxValue);
        random.Shuffle<int>(train);
        random.Shuffle<int>(validation);
        return new StratifiedSplit(train, validation);
    }

    // The first of each kind, as many as is its share.
    static IEnumerable<int> Held(int[] members, int[] kinds, int quota)
    {
        int[][] ofKind = [.. members.GroupBy(member => kinds[member]).OrderBy(kind => kind.Key).Select(kind => kind.ToArray())];
        int[] quotas = Quotas([.. ofKind.Select(kind => kind.Length)], (double)quota / Math.Max(1, members.Length), quota);
        return ofKind.SelectMany((kind, at) => kind.Take(quotas[at]));
    }

    static int Rounded(double images) => (int)Math.Round(images, MidpointRounding.AwayFromZero);

    // Hamilton's method: everyone gets the whole part, the largest fractions get one more until the total is met.
    static int[] Quotas(int[] counts, double fraction, int total)
    {
        int[] quotas = Array.ConvertAll(counts, count => (int)(count * fraction));
        int[] byRemainder = [.. Enumerable.Range(0, counts.Length).OrderByDescending(part => counts[part] * fraction - quotas[part])];
        foreach (int part in byRemainder.Take(total - quotas.Sum()))
            quotas[part]++;
        return quotas;
    }
}
