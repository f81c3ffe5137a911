using Strata.Randomness;

namespace Strata.Data;

/// <summary>The same number of images from every class, for studies of how much data is enough.</summary>
public static class BalancedSubset
{
    /// <summary>
    /// Draws <paramref name="perClass"/> images of each class. A larger draw with the same seed contains the smaller one, so that a
    /// learning curve adds images and never swaps them.
    /// </summary>
    /// <param name="labels">N labels, 0 or more.</param>
    /// <param name="perClass">Images of each class, at least 1.</param>
    /// <param name="seed">Any number; same seed, same indices on every machine.</param>
    /// <returns>Indices in random order, <paramref name="perClass"/> of every class that occurs.</returns>
    /// <exception cref="InputException">A class has fewer images.</exception>
    public static int[] Of(ReadOnlySpan<int> labels, int perClass, int seed)
    {
        if (perClass < 1)
            throw new InputException($"a subset needs at least 1 image of each class, not {perClass}");
        int[][] classes = ClassIndices.Shuffled(labels, (ulong)seed);
        int scarce = Array.FindIndex(classes, members => members.Length > 0 && members.Length < perClass);
        if (scarce >= 0)
            throw new InputException($"{perClass:N0} images of each class were asked for, but class {scarce} has {classes[scarce].Length:N0}");
        int[] subset = [.. classes.SelectMany(members => members.Take(perClass))];
        SplitMix64.Stream((ulong)seed, ulong.MaxValue).Shuffle<int>(subset);
        return subset;
    }

    /// <summary>
    /// Draws <paramref name="size"/> images as evenly over the classes as can be: a class that has too few gives all it has, the
    /// others share the rest. A larger draw with the same seed contains the smaller one.
    /// </summary>
    /// <param name="labels">N labels, 0 or more.</param>
    /// <param name="size">1 to N.</param>
    /// <param name="seed">Any number; same seed, same indices on every machine.</param>
    /// <returns>Indices in random order.</returns>
    /// <exception cref="InputException">The size is out of range.</exception>
    public static int[] OfSize(ReadOnlySpan<int> labels, int size, int seed)
    {
        if (size < 1 || size > labels.Length)
            throw new InputException($"a subset of {size:N0} images was asked for: give 1 to {labels.Length:N0}");
        int[][] classes = ClassIndices.Shuffled(labels, (ulong)seed);
        // The n-th image of every class, then the (n+1)-th: the first ones are as even as the classes allow.
        int[] subset = [.. classes.SelectMany(members => members.Select((index, rank) => (index, rank))).OrderBy(pair => pair.rank).Take(size).Select(pair => pair.index)];
        SplitMix64.Stream((ulong)seed, ulong.MaxValue).Shuffle<int>(subset);
        return subset;
    }
}
