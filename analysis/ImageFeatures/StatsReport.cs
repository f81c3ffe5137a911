using System.Text.Json.Serialization;
using Strata.Analysis.Numerics;
using Strata.Analysis.Probes;

namespace Strata.Analysis.ImageFeatures;

/// <summary>One column of features against the label, on the images that are learned from.</summary>
/// <param name="Name">As in "centre.x".</param>
/// <param name="Kind">As in "centre".</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="Information">Mutual information with the label, bits.</param>
/// <param name="F">Of the analysis of variance; NaN where nothing varies.</param>
/// <param name="EtaSquared">The share of variance that lies between classes.</param>
/// <param name="Classes">Its spread in each class, in label order.</param>
public sealed record FeatureValue(
    string Name, string Kind, double Mean, double Deviation, double Information, double F, double EtaSquared,
    [property: JsonIgnore] IReadOnlyList<ClassSpread> Classes);

/// <summary>How well the classes are told apart by one kind of features, or by all.</summary>
/// <param name="Kind">As in "hog"; "all" for all together.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Values">Values an image.</param>
/// <param name="Best">The value that alone says most about the label.</param>
/// <param name="Information">How much, bits.</param>
/// <param name="Linear">A linear classifier on the test images.</param>
/// <param name="Neighbors">Nearest neighbours on them.</param>
public sealed record KindScore(
    string Kind, string Summary, int Values, string Best, double Information, ProbeScore Linear, ProbeScore Neighbors);

/// <summary>Everything that `stats` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Classes">Its classes' names, in label order.</param>
/// <param name="TrainImages">Images that were described and learned from.</param>
/// <param name="Images">Images of the test split that classifiers were judged on.</param>
/// <param name="LabelEntropy">The most that a value can say about the label, bits.</param>
/// <param name="Bins">Bins of equal frequency that mutual information was counted in.</param>
/// <param name="NeighborsThatVote">As it says.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Kinds">One for each kind, then all together.</param>
/// <param name="Values">One for each column.</param>
public sealed record StatsReport(
    string DataSet, IReadOnlyList<string> Classes, int TrainImages, int Images, double LabelEntropy, int Bins, int NeighborsThatVote, int Seed,
    IReadOnlyList<KindScore> Kinds, IReadOnlyList<FeatureValue> Values)
{
    /// <summary>The features of the test images, [M,D], as they are.</summary>
    [JsonIgnore]
    public Matrix? TestFeatures { get; init; }

    /// <summary>What the table shows.</summary>
    public IReadOnlyList<string> Sentences => [.. StatsSentence.Of(this)];
}
