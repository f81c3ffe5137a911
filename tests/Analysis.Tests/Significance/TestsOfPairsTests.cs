using System.Text.Json;
using Strata.Analysis.Significance;

namespace Strata.Tests.Significance;

/// <summary>McNemar's test, Holm's correction and groups by letters against scipy and a pencil.</summary>
public class TestsOfPairsTests
{
    [Fact]
    public void McNemar_is_what_scipy_says()
    {
        foreach (JsonElement made in SignificanceFixture.Made.GetProperty("mcnemar").EnumerateArray())
        {
            McNemar test = new(made.Whole("b"), made.Whole("c"), 10_000);
            Assert.Equal(made.Number("exact"), test.Exact, 1e-9);
            Assert.Equal(made.Number("midP"), test.MidP, 1e-9);
            Assert.True(test.MidP <= test.Exact);
        }
    }

    [Fact]
    public void Counts_are_of_images_that_only_one_gets_right()
    {
        McNemar test = McNemar.Of([true, false, false, true, false], [true, true, true, false, false]);
        Assert.Equal((2, 1, 5), (test.OnlyFirst, test.OnlySecond, test.Images));
        Assert.Equal(0.2, test.Difference, 1e-12);
        Assert.Throws<ArgumentException>(() => McNemar.Of([true], [true, false]));
    }

    // Shares 9/102 and 3/102, their difference 0.0588, its deviation √((12/102 - 0.0588²)/102) = 0.03346.
    [Fact]
    public void The_interval_of_a_difference_is_Bonett_and_Prices()
    {
        (double low, double high) = new McNemar(8, 2, 100).Interval;
        Assert.Equal(0.05882 - 1.96 * 0.03346, low, 1e-4);
        Assert.Equal(0.05882 + 1.96 * 0.03346, high, 1e-4);
    }

    // The textbook's four: 0.005 · 4, 0.01 · 3, then 0.03 · 2 and 0.04 · 1, which may not fall below it.
    [Fact]
    public void Holm_multiplies_by_how_many_are_left_and_never_falls()
    {
        double[] adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);
        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted.Select(p => Math.Round(p, 12)));
        Assert.Equal([1.0, 1.0], Holm.Adjust([0.6, 0.7]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void Models_share_a_letter_where_no_difference_is_shown()
    {
        // Best and worst differ, the middle one from neither: two overlapping groups.
        Assert.Equal(["a", "ab", "b"], LetterGroups.Letters(3, LetterGroups.Of(3, [(0, 2)])));
        Assert.Equal(["a", "a"], LetterGroups.Letters(2, LetterGroups.Of(2, [])));
        Assert.Equal(["a", "b", "c"], LetterGroups.Letters(3, LetterGroups.Of(3, [(0, 1), (0, 2), (1, 2)])));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Letters_say_exactly_which_pairs_differ(int seed)
    {
        const int Models = 7;
        Random random = new(seed);
        HashSet<(int, int)> different =
            [.. from first in Enumerable.Range(0, Models) from second in Enumerable.Range(first + 1, Models - first - 1) where random.Next(3) == 0 select (first, second)];
        string[] letters = LetterGroups.Letters(Models, LetterGroups.Of(Models, different));
        for (int first = 0; first < Models; first++)
            for (int second = first + 1; second < Models; second++)
                Assert.Equal(different.Contains((first, second)), !letters[first].Intersect(letters[second]).Any());
    }
}
