using System.Text.Json.Nodes;
using Strata.Training.Lab;

namespace Strata.Tests.Lab;

/// <summary>Sentences from figures that were made up.</summary>
public class FindingsTests
{
    static StudyRow Row(string name, double accuracy, int images = 10_000, string group = "augmentation")
    {
        (double low, double high) = AccuracyInterval.Of([accuracy], images);
        return new StudyRow
        {
            Group = group,
            Name = name,
            Figures = new Dictionary<string, double> { ["testAccuracy"] = accuracy, ["testAccuracyLow"] = low, ["testAccuracyHigh"] = high },
            PerSeed = [accuracy],
            TestImages = images,
            Verdict = "healthy",
            Why = new StudyWhy("strokes bend so", "6 becomes 9"),
            Folders = [],
        };
    }

    [Theory]
    [InlineData(0.99, "+2.00 points", "it helps, strokes bend so")]
    [InlineData(0.95, "-2.00 points", "it harms, 6 becomes 9")]
    [InlineData(0.971, "+0.10 points", "no difference shown")]
    public void A_run_is_compared_with_the_reference_beyond_chance(double accuracy, string change, string verdict)
    {
        string sentence = Findings.Compare(Row("rotation", accuracy), Row("none", 0.97));
        Assert.StartsWith("rotation: ", sentence);
        Assert.Contains(change, sentence);
        Assert.Contains(verdict, sentence);
    }

    [Theory]
    [InlineData(0.97, 0.97, "every run has 97.00 % on test: no difference shown.")]
    [InlineData(0.97, 0.971, "best b with 97.10 %, worst a with 97.00 % on test; their 95 % intervals overlap: no difference shown.")]
    [InlineData(0.97, 0.99, "best b with 99.00 %, worst a with 97.00 % on test.")]
    [InlineData(0.97, double.NaN, "a has 97.00 % on test.")]
    [InlineData(double.NaN, double.NaN, "no run got through a first epoch.")]
    public void A_group_is_summed_up_by_its_best_and_worst(double one, double other, string sentence)
    {
        StudyFile file = new() { Question = "", Scales = new Dictionary<string, JsonObject>(), Groups = [], Columns = [] };
        Assert.Equal([$"augmentation: {sentence}"], Findings.Of(new StudyPlan("made-up", "ci", file, 1, []), [Row("a", one), Row("b", other)]));
    }

    // A flip costs 3 points there and gains 2 here; noise does next to nothing in either; one run is in one group alone, one diverged.
    [Fact]
    public void Choices_that_do_something_else_on_other_images_come_first_and_are_told()
    {
        StudyRow[] rows =
        [
            Row("none", 0.97, group: "digits"), Row("noise", 0.971, group: "digits"), Row("flip", 0.94, group: "digits"), Row("invert", 0.9, group: "digits"),
            Row("none", 0.80, group: "eyes"), Row("noise", 0.802, group: "eyes"), Row("flip", 0.82, group: "eyes"), Row("invert", double.NaN, group: "eyes"), Row("crop", 0.8, group: "eyes"),
        ];
        ContrastTable table = ContrastTable.Of(new StudyContrast("digits", "eyes", "none"), rows);
        Assert.Equal(["flip", "noise"], table.Rows.Select(row => row.Run));
        Assert.Equal((-3, 2, 5), (table.Rows[0].First, table.Rows[0].Second, table.Rows[0].Difference), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-9);
        Assert.Equal([true, false], table.Rows.Select(row => row.Differs));
        Assert.Equal(2, table.Sentences.Count);
        Assert.StartsWith("eyes against digits: 1 of 2 do something else there", table.Sentences[0]);
        Assert.StartsWith("flip: -3.00 points in digits, but +2.00 in eyes, +5.00 (±1.2", table.Sentences[1]);
        Assert.Equal(4, table.Markdown().Count());
    }

    [Fact]
    public void Few_test_images_show_no_difference() =>
        Assert.Contains("no difference shown", Findings.Compare(Row("rotation", 0.99, images: 100), Row("none", 0.97, images: 100)));

    [Fact]
    public void A_run_that_diverged_is_not_compared() =>
        Assert.Contains("diverged", Findings.Compare(Row("rotation", double.NaN), Row("none", 0.97)));

    /// <summary>Worked out apart with 40 digits, from the formula in Wilson 1927: 9,700 of 10,000 and 8 of 10.</summary>
    [Theory]
    [InlineData(0.97, 10_000, 0.966472, 0.973167)]
    [InlineData(0.8, 10, 0.490162, 0.943318)]
    public void Interval_of_one_run_is_wilsons(double accuracy, int images, double low, double high)
    {
        (double Low, double High) interval = AccuracyInterval.Of([accuracy], images);
        Assert.Equal((low, high), (Math.Round(interval.Low, 6), Math.Round(interval.High, 6)));
    }

    [Fact]
    public void Interval_over_seeds_is_students()
    {
        // Mean 0.9, deviation 0.1, three seeds: 0.9 ± 4.302653 · 0.1 / √3, cut off at 1.
        (double low, double high) = AccuracyInterval.Of([0.8, 0.9, 1.0], 1_000_000);
        Assert.Equal(0.9 - 4.302653 * 0.1 / Math.Sqrt(3), low, 1e-6);
        Assert.Equal(1, high);
    }
}
