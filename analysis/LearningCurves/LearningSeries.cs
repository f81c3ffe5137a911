using System.Text.Json.Serialization;

namespace Strata.Analysis.LearningCurves;

/// <summary>A figure and its 95 % interval.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
sealed record Bounded(double Value, double Low, double High);

/// <summary>A power law through the points of one classifier.</summary>
/// <param name="Law">The law.</param>
/// <param name="Exponent">b.</param>
/// <param name="Floor">c.</param>
/// <param name="Dispersion">
/// The weighted squares that are left for each point that is not used up by the fit: about 1 where chance in the test images explains them, more where
/// training by chance, or another law, does; NaN where no point is left.
/// </param>
/// <param name="Pays">The size beyond which twice as many images gain less than asked; infinite where it lies beyond any number.</param>
/// <param name="ErrorThere">The share of errors at that size.</param>
/// <param name="IsExtrapolated">Whether that size lies beyond the largest one measured.</param>
/// <param name="AtTwice">The share of errors at twice the largest size measured.</param>
/// <param name="Band">The law at sizes along the picture.</param>
sealed record FittedLaw(
    PowerLaw Law, Bounded Exponent, Bounded Floor, double Dispersion, Bounded Pays, Bounded ErrorThere, bool IsExtrapolated, Bounded AtTwice,
    [property: JsonIgnore] IReadOnlyList<(double Images, Bounded ErrorShare)> Band);

/// <summary>One classifier at every size.</summary>
/// <param name="Name">As in "lenet-relu" or "knn:k=3".</param>
/// <param name="IsNetwork">Whether it is a network.</param>
/// <param name="Points">By rising size; several at one size are runs of other seeds.</param>
/// <param name="Fit">The law; null with fewer than three sizes.</param>
sealed record LearningSeries(string Name, bool IsNetwork, IReadOnlyList<LearningPoint> Points, FittedLaw? Fit)
{
    /// <summary>The points at the largest size.</summary>
    [JsonIgnore]
    public LearningPoint Last => Points[^1];
}

/// <summary>Everything that `learning-curve` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="TestImages">Its test images.</param>
/// <param name="Seed">Of the subsets, of what is random in methods, and of the bootstrap.</param>
/// <param name="Validation">The share of the training images that classical methods did not see either.</param>
/// <param name="Gain">The share of errors that twice as many images must gain to pay.</param>
/// <param name="Resamples">Of the bootstrap.</param>
/// <param name="Series">Networks first.</param>
/// <param name="Findings">The same in sentences.</param>
sealed record LearningReport(
    string DataSet, int TestImages, int Seed, double Validation, double Gain, int Resamples, IReadOnlyList<LearningSeries> Series,
    IReadOnlyList<string> Findings);
