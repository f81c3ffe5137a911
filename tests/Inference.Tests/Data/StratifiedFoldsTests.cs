using Strata.Data;

namespace Strata.Tests.Data;

public class StratifiedFoldsTests
{
    static int[] Labels(params int[] counts) => [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];

    public static TheoryData<int[], int, int> Cases => new()
    {
        { [100, 100], 5, 1 },
        { [31, 0, 17, 52], 4, -7 },
        { [3, 1, 1], 5, int.MaxValue },
        { [7, 8, 9, 10, 11], 10, 3 },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Folds_are_disjoint_and_together_every_index_once(int[] counts, int folds, int seed) =>
        Assert.Equal(Enumerable.Range(0, counts.Sum()), StratifiedFolds.Of(Labels(counts), folds, seed).Validation.SelectMany(fold => fold).Order());

    [Theory, MemberData(nameof(Cases))]
    public void Sizes_of_folds_and_of_each_class_in_them_differ_by_at_most_one(int[] counts, int folds, int seed)
    {
        int[] labels = Labels(counts);
        StratifiedFolds dealt = StratifiedFolds.Of(labels, folds, seed);
        Assert.Equal(folds, dealt.Validation.Count);
        AssertEven(dealt.Validation.Select(fold => fold.Length));
        for (int label = 0; label < counts.Length; label++)
            AssertEven(dealt.Validation.Select(fold => fold.Count(index => labels[index] == label)));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Each_split_validates_with_its_fold_and_trains_on_the_others(int[] counts, int folds, int seed)
    {
        StratifiedFolds dealt = StratifiedFolds.Of(Labels(counts), folds, seed);
        for (int fold = 1; fold <= folds; fold++)
        {
            StratifiedSplit split = dealt.Split(fold);
            Assert.Equal(dealt.Validation[fold - 1], split.Validation);
            Assert.Equal(Enumerable.Range(0, counts.Sum()), split.Train.Concat(split.Validation).Order());
        }
    }

    [Fact]
    public void Both_parts_come_in_random_order()
    {
        StratifiedSplit split = StratifiedFolds.Of(Labels(50, 50), 2, 1).Split(1);
        Assert.NotEqual(split.Train.Order(), split.Train);
        Assert.NotEqual(split.Validation.Order(), split.Validation);
    }

    [Fact]
    public void Same_seed_same_folds_and_another_seed_others()
    {
        int[] labels = Labels(50, 50);
        Assert.Equal(StratifiedFolds.Of(labels, 5, 3).Validation, StratifiedFolds.Of(labels, 5, 3).Validation);
        Assert.Equal(StratifiedFolds.Of(labels, 5, 3).Split(2).Train, StratifiedFolds.Of(labels, 5, 3).Split(2).Train);
        Assert.NotEqual(StratifiedFolds.Of(labels, 5, 3).Validation[0].Order(), StratifiedFolds.Of(labels, 5, 4).Validation[0].Order());
    }

    [Fact]
    public void Images_of_one_group_never_part()
    {
        int[] labels = Labels(40, 40, 20);
        // Pairs, and one group of ten.
        int[] groups = [.. Enumerable.Range(0, 100).Select(index => index < 90 ? index / 2 : 1000)];
        StratifiedFolds dealt = StratifiedFolds.Of(labels, 4, 1, groups);
        Assert.Equal(Enumerable.Range(0, 100), dealt.Validation.SelectMany(fold => fold).Order());
        HashSet<int>[] found = [.. dealt.Validation.Select(fold => fold.Select(index => groups[index]).ToHashSet())];
        Assert.Equal(groups.Distinct().Count(), found.Sum(set => set.Count));
        // 40 images in pairs over 4 folds: 10 in each.
        Assert.All(dealt.Validation, fold => Assert.Equal(10, fold.Count(index => labels[index] == 0)));
    }

    [Fact]
    public void A_doubled_set_is_dealt_as_it_would_be_alone()
    {
        int[] labels = Labels(13, 8);
        StratifiedFolds alone = StratifiedFolds.Of(labels, 3, 5);
        StratifiedFolds doubled = StratifiedFolds.Of([.. labels, .. labels], 3, 5, [.. Enumerable.Range(0, 21), .. Enumerable.Range(0, 21)]);
        for (int fold = 0; fold < 3; fold++)
            Assert.Equal(alone.Validation[fold].Concat(alone.Validation[fold].Select(index => index + 21)).Order(), doubled.Validation[fold].Order());
    }

    [Theory]
    [InlineData(1, "at least 2 folds")]
    [InlineData(-3, "at least 2 folds")]
    [InlineData(6, "5 images")]
    public void Numbers_of_folds_that_cannot_be_dealt_are_refused(int folds, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => StratifiedFolds.Of([0, 0, 1, 1, 1], folds, 1)).Message);

    [Fact]
    public void More_folds_than_groups_are_refused() =>
        Assert.Contains("2 groups", Assert.Throws<InputException>(() => StratifiedFolds.Of([0, 0, 1, 1], 3, 1, [7, 7, 8, 8])).Message);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_fold_that_does_not_exist_is_refused(int fold) =>
        Assert.Contains("1 to 3", Assert.Throws<InputException>(() => StratifiedFolds.Of([0, 0, 1, 1, 1], 3, 1).Split(fold)).Message);

    static void AssertEven(IEnumerable<int> sizes) => Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);

    [Fact]
    public void Patients_whose_eyes_differ_stay_whole_and_grades_are_spread()
    {
        int[] labels = [.. Enumerable.Range(0, 60).SelectMany(patient => (int[])[patient % 3, (patient + patient / 30) % 3])];
        int[] groups = [.. Enumerable.Range(0, 120).Select(eye => eye / 2)];
        StratifiedFolds dealt = StratifiedFolds.Of(labels, 5, 1, groups);
        Assert.Equal(Enumerable.Range(0, 120), dealt.Validation.SelectMany(fold => fold).Order());
        Assert.Equal(60, dealt.Validation.Sum(fold => fold.Select(i => groups[i]).Distinct().Count()));
        foreach (int[] fold in dealt.Validation)
            for (int grade = 0; grade < 3; grade++)
                Assert.InRange(fold.Count(i => labels[i] == grade), 6, 10);
    }
}
