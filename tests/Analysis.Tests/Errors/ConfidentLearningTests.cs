using Strata.Analysis.Errors;

namespace Strata.Tests.Errors;

/// <summary>Ten images of two classes, worked by hand.</summary>
public class ConfidentLearningTests
{
    // Labels 0: 0.9, 0.8, 0.7, 0.6, 0.0 of class 0: the threshold is 3.0 / 5 = 0.6.
    // Labels 1: 0.9, 0.8, 0.8, 0.3, 0.2 of class 1: the threshold is 3.0 / 5 = 0.6.
    static readonly int[] s_labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
    static readonly double[] s_ofOne = [0.1, 0.2, 0.3, 0.375, 1.0, 0.9, 0.8, 0.8, 0.3, 0.2];
    static readonly double[] s_probabilities = [.. s_ofOne.SelectMany(p => (double[])[1 - p, p])];
    static readonly string[] s_names = ["a", "b"];

    static LabelIssues Found => ConfidentLearning.Find(s_labels, s_probabilities, s_names);

    [Fact]
    public void Thresholds_are_the_mean_self_confidence_of_each_class()
    {
        Assert.Equal((0.9 + 0.8 + 0.7 + 0.625 + 0) / 5, Found.Thresholds[0], 1e-12);
        Assert.Equal(0.6, Found.Thresholds[1], 1e-12);
    }

    // Class 0 reaches 0.605 in images 0 to 3, 8 and 9; class 1 reaches 0.6 in images 4 to 7. None is left out.
    [Fact]
    public void The_confident_joint_counts_images_over_a_threshold() =>
        Assert.Equal([[4, 1], [2, 3]], Found.ConfidentJoint);

    // Margins: image 4 -1.0, image 9 -0.6, image 8 -0.4.
    [Fact]
    public void Candidates_are_ranked_by_their_margin()
    {
        Assert.Equal([4, 9, 8], Found.Candidates.Select(issue => issue.Image));
        Assert.Equal(("a", "b"), (Found.Candidates[0].Label, Found.Candidates[0].Suggested));
        Assert.Equal([-1.0, -0.6, -0.4], Found.Candidates.Select(issue => Math.Round(issue.Margin, 12)));
        // 1 of 5 of class 0 and 2 of 5 of class 1.
        Assert.Equal(0.3, Found.NoiseShare, 1e-12);
    }

    [Fact]
    public void Among_three_classes_the_margin_and_the_label_alone_rank_differently()
    {
        // Both are labelled 0 and confidently 1; the first has less of its label, the second a larger rival.
        double[] probabilities = [0.9, 0.05, 0.05, 0.05, 0.5, 0.45, 0.08, 0.9, 0.02, 0.3, 0.4, 0.3, 0.3, 0.3, 0.4];
        int[] labels = [0, 0, 0, 1, 2];
        Assert.Equal([2, 1], ConfidentLearning.Find(labels, probabilities, ["a", "b", "c"]).Candidates.Take(2).Select(issue => issue.Image));
        Assert.Equal([1, 2], ConfidentLearning.Find(labels, probabilities, ["a", "b", "c"], LabelRanking.SelfConfidence).Candidates.Take(2).Select(issue => issue.Image));
    }

    // Both are labelled 0 and confidently something else: the first by a small margin for grade 3, the second by a large one for grade 1.
    [Fact]
    public void Among_grades_a_far_suggestion_outweighs_a_sure_near_one()
    {
        double[] probabilities =
        [
            0.9, 0.1, 0, 0,         // 0 as 0
            0.4, 0.0, 0.1, 0.5,     // 0 as 3: expected distance 2·0.1 + 3·0.5 = 1.7, margin -0.1
            0.05, 0.95, 0, 0,       // 0 as 1: expected distance 0.95, margin -0.9
            0.1, 0.8, 0.1, 0, 0, 0.1, 0.8, 0.1, 0, 0.1, 0.4, 0.5,
        ];
        int[] labels = [0, 0, 0, 1, 2, 3];
        string[] names = ["none", "mild", "moderate", "severe"];
        LabelIssues byDistance = ConfidentLearning.Find(labels, probabilities, names, LabelRanking.Distance, areGrades: true);
        Assert.Equal([1, 2], byDistance.Candidates.Select(issue => issue.Image));
        Assert.Equal([1.7, 0.95], byDistance.Candidates.Select(issue => Math.Round(issue.ExpectedDistance!.Value, 12)));
        Assert.Equal("distance", byDistance.Ranking);
        LabelIssues byMargin = ConfidentLearning.Find(labels, probabilities, names, LabelRanking.Margin, areGrades: true);
        Assert.Equal([2, 1], byMargin.Candidates.Select(issue => issue.Image));
        Assert.All(ConfidentLearning.Find(labels, probabilities, names).Candidates, issue => Assert.Null(issue.ExpectedDistance));
    }

    [Fact]
    public void A_class_without_images_is_never_suggested()
    {
        LabelIssues issues = ConfidentLearning.Find([0, 0], [0.1, 0.9, 0.9, 0.1], s_names);
        Assert.True(double.IsNaN(issues.Thresholds[1]));
        Assert.Empty(issues.Candidates);
    }
}
