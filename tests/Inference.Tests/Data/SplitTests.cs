using Strata.Data;

namespace Strata.Tests.Data;

public class SplitTests
{
    static int[] Labels(params int[] counts) => [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];

    static int[] Counts(int[] labels, int[] indices, int classes)
    {
        int[] counts = new int[classes];
        foreach (int index in indices)
            counts[labels[index]]++;
        return counts;
    }

    [Theory]
    [InlineData(new[] { 100, 100 }, 0.1, new[] { 10, 10 })]
    [InlineData(new[] { 10, 20, 30 }, 0.5, new[] { 5, 10, 15 })]
    [InlineData(new[] { 15, 15 }, 0.1, new[] { 2, 1 })]             // quotas 1.5 and 1.5 of 3: the tie goes to the lower label
    [InlineData(new[] { 14, 16 }, 0.1, new[] { 1, 2 })]             // quotas 1.4 and 1.6 of 3
    [InlineData(new[] { 7, 0, 7 }, 0.2, new[] { 2, 0, 1 })]         // quotas 1.4 and 1.4 of 2.8, rounded to 3
    [InlineData(new[] { 1, 9 }, 0.9, new[] { 0, 8 })]               // every class keeps one image to train on
    [InlineData(new[] { 5, 5 }, 0.0, new[] { 0, 0 })]
    public void Each_class_gives_its_share_by_largest_remainder(int[] counts, double fraction, int[] expected)
    {
        int[] labels = Labels(counts);
        Assert.Equal(expected, Counts(labels, StratifiedSplit.Of(labels, fraction, seed: 1).Validation, counts.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(int.MaxValue)]
    public void Both_parts_together_are_every_index_once(int seed)
    {
        int[] labels = Labels(31, 0, 17, 52);
        StratifiedSplit split = StratifiedSplit.Of(labels, 0.3, seed);
        Assert.Equal(Enumerable.Range(0, 100), split.Train.Concat(split.Validation).Order());
        Assert.NotEqual(split.Train.Order(), split.Train);
    }

    [Fact]
    public void Same_seed_same_indices_and_another_seed_others()
    {
        int[] labels = Labels(50, 50);
        Assert.Equal(StratifiedSplit.Of(labels, 0.2, 3).Validation, StratifiedSplit.Of(labels, 0.2, 3).Validation);
        Assert.Equal(StratifiedSplit.Of(labels, 0.2, 3).Train, StratifiedSplit.Of(labels, 0.2, 3).Train);
        Assert.NotEqual(StratifiedSplit.Of(labels, 0.2, 3).Validation.Order(), StratifiedSplit.Of(labels, 0.2, 4).Validation.Order());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void A_share_out_of_range_is_refused(double fraction) =>
        Assert.Contains("validation share", Assert.Throws<InputException>(() => StratifiedSplit.Of([0, 1], fraction, 1)).Message);

    [Fact]
    public void Nothing_cannot_be_split() => Assert.Throws<InputException>(() => StratifiedSplit.Of([], 0.1, 1));

    [Fact]
    public void A_subset_is_balanced_and_grows_without_swapping()
    {
        int[] labels = Labels(30, 40, 0, 50);
        int[] small = BalancedSubset.Of(labels, 5, seed: 2);
        int[] large = BalancedSubset.Of(labels, 30, seed: 2);
        Assert.Equal([5, 5, 0, 5], Counts(labels, small, 4));
        Assert.Equal([30, 30, 0, 30], Counts(labels, large, 4));
        Assert.Subset(large.ToHashSet(), small.ToHashSet());
        Assert.Equal(small, BalancedSubset.Of(labels, 5, seed: 2));
    }

    [Fact]
    public void A_subset_larger_than_a_class_names_the_class() =>
        Assert.Contains("class 1 has 2", Assert.Throws<InputException>(() => BalancedSubset.Of(Labels(5, 2), 3, 1)).Message);

    [Theory]
    [InlineData(3, new[] { 1, 1, 1 })]
    [InlineData(8, new[] { 3, 2, 3 })]                              // class 1 has but 2: the others share the rest
    [InlineData(14, new[] { 4, 2, 8 })]
    [InlineData(16, new[] { 4, 2, 10 })]
    public void A_subset_of_a_size_is_as_even_as_the_classes_allow(int size, int[] expected)
    {
        int[] labels = Labels(4, 2, 10);
        Assert.Equal(expected, Counts(labels, BalancedSubset.OfSize(labels, size, seed: 1), 3));
    }

    [Fact]
    public void A_larger_subset_contains_the_smaller_one()
    {
        int[] labels = Labels(40, 20, 60);
        int[] small = BalancedSubset.OfSize(labels, 33, 5), large = BalancedSubset.OfSize(labels, 90, 5);
        Assert.Empty(small.Except(large));
        Assert.Equal(33, small.Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_subset_of_a_size_out_of_range_is_refused(int size) =>
        Assert.Contains("give 1 to 6", Assert.Throws<InputException>(() => BalancedSubset.OfSize([0, 1, 2, 0, 1, 2], size, 1)).Message);
}
