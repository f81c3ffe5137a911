using System.Text.Json.Serialization;

namespace Strata.Analysis.Errors;

/// <summary>How `errors` ranks and how much it shows.</summary>
sealed record ErrorOptions
{
    /// <summary>What ranks label-issue candidates; null for the distance of grades, and the margin of other classes.</summary>
    public LabelRanking? Ranking { get; init; }

    /// <summary>Hardest images and label-issue candidates in the pictures, 1 and up.</summary>
    public int Shown { get; init; } = 40;
}

/// <summary>One model's mistakes.</summary>
/// <param name="Name">The model.</param>
/// <param name="Errors">Images that it misses.</param>
/// <param name="Accuracy">The share that it does not.</param>
/// <param name="Alone">Images that only it misses.</param>
sealed record ErrorModel(string Name, int Errors, double Accuracy, int Alone);

/// <summary>What two models miss.</summary>
/// <param name="First">One model.</param>
/// <param name="Second">The other.</param>
/// <param name="FirstErrors">Images that the first misses.</param>
/// <param name="SecondErrors">Images that the second misses.</param>
/// <param name="Shared">Images that both miss.</param>
/// <param name="Jaccard">Those as a share of the images that either misses; NaN where none does.</param>
/// <param name="ExpectedShared">What chance gives: the same numbers of mistakes, spread over the images independently.</param>
/// <param name="ExpectedJaccard">The mean of the Jaccard index likewise; NaN where there are no mistakes.</param>
/// <param name="P">The chance of at least so many shared ones (hypergeometric).</param>
/// <param name="AdjustedP">After Holm's correction for all pairs.</param>
/// <param name="ExpectedByDifficulty">
/// What chance gives among images that equally many of the other models miss; null with fewer than three models. What lies above it, the two
/// share beyond what makes images hard for all.
/// </param>
/// <param name="PByDifficulty">The chance of at least so many, likewise.</param>
sealed record ErrorPair(
    string First, string Second, int FirstErrors, int SecondErrors, int Shared, double Jaccard, double ExpectedShared, double ExpectedJaccard, double P,
    double AdjustedP, double? ExpectedByDifficulty, double? PByDifficulty);

/// <summary>How many images so many models miss.</summary>
/// <param name="Models">0 to all of them.</param>
/// <param name="Images">Images that exactly so many miss.</param>
/// <param name="Expected">What chance gives: independent mistakes at these accuracies (Poisson-binomial).</param>
sealed record MissCount(int Models, int Images, double Expected);

/// <summary>A class taken for another, summed over the models.</summary>
/// <param name="Label">The class.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Count">How often, over all models.</param>
/// <param name="Images">Of how many images.</param>
/// <param name="Models">By how many models.</param>
/// <param name="Distance">Of grades, how many lie between; null of other classes.</param>
sealed record ConfusedPair(string Label, string Predicted, int Count, int Images, int Models, int? Distance);

/// <summary>An image that at least one model misses.</summary>
/// <param name="Image">Its place in the split.</param>
/// <param name="Label">Its class.</param>
/// <param name="Predicted">[models]: what each takes it for.</param>
/// <param name="MissedBy">How many models miss it.</param>
/// <param name="LabelProbability">The mean over the models of the probability of its class.</param>
sealed record MissedImage(int Image, int Label, int[] Predicted, int MissedBy, double LabelProbability)
{
    /// <summary>Of grades, the mean over the models of how many grades they are off.</summary>
    public double MeanDistance => Predicted.Average(predicted => Math.Abs(predicted - Label));
}

/// <summary>Everything that `errors` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Images">Its images.</param>
/// <param name="Classes">Its classes' names, in label order.</param>
/// <param name="Models">Each model, in the order they were named.</param>
/// <param name="Pairs">All pairs.</param>
/// <param name="Counts">Images by how many models miss them.</param>
/// <param name="MissedByAll">Places of the images that all models miss.</param>
/// <param name="Confusions">Most often confused first.</param>
/// <param name="LabelIssues">Where labels may be wrong; null where the models may have learned from these images.</param>
/// <param name="HasGrades">Whether the classes are grades.</param>
/// <param name="Missed">Images that at least one misses: hardest first; of grades, those that models are farthest off first.</param>
/// <param name="Findings">The same in sentences.</param>
sealed record ErrorReport(
    string DataSet, string Split, int Images, IReadOnlyList<string> Classes, IReadOnlyList<ErrorModel> Models, IReadOnlyList<ErrorPair> Pairs,
    IReadOnlyList<MissCount> Counts, IReadOnlyList<int> MissedByAll, IReadOnlyList<ConfusedPair> Confusions, LabelIssues? LabelIssues, bool HasGrades,
    [property: JsonIgnore] IReadOnlyList<MissedImage> Missed, IReadOnlyList<string> Findings);
