using Strata.Randomness;

namespace Strata.Data;

/// <summary>
/// The folds of a stratified cross-validation (Kohavi 1995): disjoint, together every image once, and each class spread over them
/// as evenly as can be. Every fold is the validation part once.
/// </summary>
/// <param name="Validation">For each fold the indices that it validates with, in random order.</param>
public sealed record StratifiedFolds(IReadOnlyList<int[]> Validation)
{
    /// <summary>Deals a set, whole groups at a time where it has groups.</summary>
    /// <param name="images">The images, with or without groups.</param>
    /// <param name="folds">2 to the number of images (of groups, where there are some).</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="InputException">There are fewer than 2 folds, or more than images or groups to deal.</exception>
    public static StratifiedFolds Of(ImageSet images, int folds, int seed) => Of(images.Labels, folds, seed, images.Groups);

    /// <summary>
    /// Deals the images of each class to the folds. Without groups, the folds' images of one class and the folds' sizes differ by
    /// at most one; a set that was doubled is dealt as it would be alone. Groups are dealt whole, by their highest label, large ones first,
    /// each to the fold that has the fewest images of the group's own labels. Same seed, same indices on every machine.
    /// </summary>
    /// <param name="labels">N labels, 0 or more.</param>
    /// <param name="folds">2 to the number of images (of groups, where there are some).</param>
    /// <param name="seed">Any number.</param>
    /// <param name="groups">N numbers, equal for images that must not part; empty for none.</param>
    /// <exception cref="InputException">
    /// There are fewer than 2 folds, or more than images or groups to deal.
    /// </exception>
    public static StratifiedFolds Of(ReadOnlySpan<int> labels, int folds, int seed, ReadOnlySpan<int> groups = default)
    {
        if (folds < 2)
            throw new InputException($"cross-validation needs at least 2 folds, not {folds}");
        ImageGroups units = groups.IsEmpty ? Singles(labels) : ImageGroups.Of(labels, groups);
        if (folds > units.Labels.Length)
            throw new InputException(
                $"{folds} folds were asked for, but there are {units.Labels.Length:N0} "
                + $"{(groups.IsEmpty ? "images" : "groups of images")} to deal: choose fewer folds");

        List<int>[] dealt = Deal(units.Members, ClassIndices.Shuffled(units.Labels, (ulong)seed), labels.ToArray(), folds);
        return new StratifiedFolds([.. dealt.Select((indices, fold) => Shuffled(indices, seed, fold))]);
    }

    /// <summary>The split that validates with one fold and trains on all others.</summary>
    /// <param name="fold">1 to the number of folds.</param>
    /// <exception cref="InputException">There is no such fold.</exception>
    public StratifiedSplit Split(int fold)
    {
        if (fold < 1 || fold > Validation.Count)
            throw new InputException($"fold {fold} was asked for: give 1 to {Validation.Count}");
        int[] train = [.. Validation.Where((_, index) => index != fold - 1).SelectMany(indices => indices)];
        // Fold after fold would be an order that says something about the images.
        SplitMix64.Stream((ulong)train.Length, (ulong)fold).Shuffle<int>(train);
        return new StratifiedSplit(train, Validation[fold - 1]);
    }

    static ImageGroups Singles(ReadOnlySpan<int> labels) =>
        new(labels.ToArray(), [.. Enumerable.Range(0, labels.Length).Select(index => new[] { index })], labels.ToArray());

    // Large groups first, each to the fold that has the fewest images of its classes, then the fewest of all.
    static List<int>[] Deal(int[][] units, int[][] classes, int[] labels, int folds)
    {
        List<int>[] dealt = [.. Enumerable.Range(0, folds).Select(_ => new List<int>())];
        int[][] ofClass = [.. dealt.Select(_ => new int[classes.Length])];
        foreach (int unit in classes.SelectMany(members => members.OrderByDescending(unit => units[unit].Length)))
        {
            int[] images = units[unit];
            int poorest = Enumerable.Range(0, folds).MinBy(fold => (images.Sum(image => ofClass[fold][labels[image]]), dealt[fold].Count));
            foreach (int image in images)
                ofClass[poorest][labels[image]]++;
            dealt[poorest].AddRange(images);
        }
        return dealt;
    }

    static int[] Shuffled(List<int> indices, int seed, int fold)
    {
        int[] shuffled = [.. indices];
        SplitMix64.Stream((ulong)seed, ulong.MaxValue - (ulong)fold).Shuffle<int>(shuffled);
        return shuffled;
    }
}
