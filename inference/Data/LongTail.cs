namespace Strata.Data;

/// <summary>
/// A training set made imbalanced, as CIFAR-10-LT is (Cui et al. 2019, "Class-Balanced Loss", section 5.1): class c of C keeps the share
/// ratio^(-c/(C-1)) of its images, at least one. The test images stay as they are.
/// </summary>
/// <param name="Ratio">How many times more images the first class keeps than the last, 1 or more.</param>
public readonly record struct LongTail(double Ratio)
{
    /// <summary>The set as it is.</summary>
    public static LongTail None { get; } = new(1);

    /// <summary>The training set with a tail, the first images of each class kept in their order; any other split as it is.</summary>
    public ImageSet ApplyTo(ImageSet set)
    {
        int classes = set.ClassNames.Count;
        if (Ratio == 1 || set.Split != "train" || classes < 2)
            return set;
        int[] left = new int[classes];
        foreach (int label in set.Labels)
            left[label]++;
        for (int label = 0; label < classes; label++)
            left[label] = Math.Min(left[label], Math.Max(1, (int)Math.Round(left[label] * Math.Pow(Ratio, -label / (classes - 1.0)))));
        return set.Subset([.. Enumerable.Range(0, set.Count).Where(image => left[set.Labels[image]]-- > 0)], set.Split);
    }
}
