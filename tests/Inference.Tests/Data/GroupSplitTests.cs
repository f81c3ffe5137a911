using Strata.Data;
using Strata.Randomness;

namespace Strata.Tests.Data;

public class GroupSplitTests
{
    // N images in groups of one to five, each group of one class, in an order that mixes them.
    static (int[] Labels, int[] Groups) Random(int seed)
    {
        SplitMix64 random = new((ulong)seed);
        List<(int Label, int Group)> images = [];
        for (int group = 0; group < 120; group++)
            images.AddRange(Enumerable.Repeat((random.Below(4), 1_000 - group * 7), 1 + random.Below(5)));
        (int Label, int Group)[] mixed = [.. images];
        random.Shuffle<(int, int)>(mixed);
        return ([.. mixed.Select(image => image.Label)], [.. mixed.Select(image => image.Group)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_group_is_on_both_sides_and_every_image_is_on_one(int seed)
    {
        (int[] labels, int[] groups) = Random(seed);
        StratifiedSplit split = StratifiedSplit.Of(labels, groups, 0.25, seed);
        Assert.Equal(Enumerable.Range(0, labels.Length), split.Train.Concat(split.Validation).Order());
        Assert.Empty(split.Train.Select(i => groups[i]).Intersect(split.Validation.Select(i => groups[i])));
        Assert.NotEqual(split.Train.Order(), split.Train);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_class_gives_its_share_of_groups(int seed)
    {
        (int[] labels, int[] groups) = Random(seed);
        HashSet<int> validation = [.. StratifiedSplit.Of(labels, groups, 0.25, seed).Validation.Select(i => groups[i])];
        foreach (IGrouping<int, (int Label, int Group)> members in labels.Zip(groups).Distinct().GroupBy(image => image.First))
        {
            double share = members.Count() * 0.25;
            Assert.InRange(members.Count(member => validation.Contains(member.Group)), Math.Floor(share), Math.Ceiling(share));
        }
    }

    [Fact]
    public void A_doubled_set_is_split_as_it_would_be_alone_and_copies_stay_with_their_originals()
    {
        DataRequest request = new() { Count = 200 };
        ImageSet plain = DataSets.Load("digits", "train", request);
        StratifiedSplit alone = StratifiedSplit.Of(plain.Labels, 0.1, seed: 5);
        StratifiedSplit doubled = StratifiedSplit.Of(DataSets.Load("digits:invert=both", "train", request), 0.1, seed: 5);
        Assert.Equal(alone.Validation.Order(), doubled.Validation.Where(i => i < 200).Order());
        Assert.Equal(alone.Validation.Order(), doubled.Validation.Where(i => i >= 200).Select(i => i - 200).Order());
        Assert.Equal(doubled.Train, StratifiedSplit.Of(DataSets.Load("digits:invert=both", "train", request), 0.1, seed: 5).Train);
    }

    [Fact]
    public void A_set_without_groups_is_split_image_by_image_as_ever()
    {
        ImageSet plain = DataSets.Load("digits", "train", new DataRequest { Count = 200 });
        Assert.Equal(StratifiedSplit.Of(plain.Labels, 0.2, 3).Train, StratifiedSplit.Of(plain, 0.2, 3).Train);
        Assert.Equal(StratifiedSplit.Of(plain.Labels, 0.2, 3).Validation, StratifiedSplit.Of(plain, 0.2, 3).Validation);
        // As it was before there were groups: a changed generator or order would change every run that was ever recorded.
        Assert.Equal([2, 5, 4], StratifiedSplit.Of([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], 0.3, 1).Validation);
    }

    // Patients with one to three eyes on file, whose grades differ in every second one.
    static (int[] Labels, int[] Groups) Patients(int seed)
    {
        SplitMix64 random = new((ulong)seed);
        List<(int Label, int Group)> eyes = [];
        for (int patient = 0; patient < 400; patient++)
        {
            int grade = random.Below(10) switch { < 5 => 0, 5 => 1, < 9 => 2, _ => 3 };
            for (int eye = 1 + random.Below(3); eye > 0; eye--)
                eyes.Add((Math.Clamp(grade + (random.Below(4) == 0 ? 1 : 0), 0, 3), patient));
        }
        return ([.. eyes.Select(eye => eye.Label)], [.. eyes.Select(eye => eye.Group)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Patients_whose_eyes_differ_in_grade_stay_on_one_side_and_each_grade_still_gives_its_share(int seed)
    {
        (int[] labels, int[] groups) = Patients(seed);
        StratifiedSplit split = StratifiedSplit.Of(labels, groups, 0.2, seed);
        Assert.Equal(Enumerable.Range(0, labels.Length), split.Train.Concat(split.Validation).Order());
        Assert.Empty(split.Train.Select(i => groups[i]).Intersect(split.Validation.Select(i => groups[i])));
        for (int grade = 0; grade < 4; grade++)
        {
            double share = (double)split.Validation.Count(i => labels[i] == grade) / labels.Count(label => label == grade);
            Assert.InRange(share, 0.14, 0.26);
        }
    }

    [Fact]
    public void A_patient_counts_as_the_worse_eye_and_kinds_are_told_apart()
    {
        ImageGroups groups = ImageGroups.Of([0, 2, 1, 1, 2, 0, 3], [9, 9, 5, 5, 7, 7, 2]);
        Assert.Equal([2, 1, 2, 3], groups.Labels);
        Assert.Equal([0, 1, 0, 2], groups.Kinds);
        Assert.Equal([[0, 1], [2, 3], [4, 5], [6]], groups.Members);
    }

    // Six patients of kinds (0,2) and six of (2,2): a third of all is two of each, whatever the order.
    [Fact]
    public void Each_kind_of_patient_gives_its_share()
    {
        int[] labels = [.. Enumerable.Range(0, 12).SelectMany(patient => (int[])(patient < 6 ? [0, 2] : [2, 2]))];
        int[] groups = [.. Enumerable.Range(0, 24).Select(eye => eye / 2)];
        for (int seed = 1; seed <= 5; seed++)
            Assert.Equal(2, StratifiedSplit.Of(labels, groups, 1 / 3.0, seed).Validation.Count(i => labels[i] == 0));
    }

    [Fact]
    public void A_wrong_number_of_groups_is_refused()
    {
        Assert.Contains("not 2", Assert.Throws<InputException>(() => StratifiedSplit.Of([0, 0, 1], [5, 6], 0.5, 1)).Message);
        Assert.Contains("2 groups", Assert.Throws<InputException>(
            () => new ImageSet("a", "train", new ImageShape(1, 1, 1), [1, 2, 3], [0, 0, 0], ["x"], [1, 2])).Message);
    }
}
