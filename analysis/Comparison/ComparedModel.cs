using System.Text.Json.Serialization;
using Strata.Features;

namespace Strata.Analysis.Comparison;

/// <summary>One model of a comparison. As JSON one flat object: every figure under its key, its interval under keyLow and keyHigh.</summary>
/// <param name="Rank">1 for the highest accuracy; equal accuracies share a rank.</param>
/// <param name="Name">What tables call it.</param>
/// <param name="Letters">Models that share a letter: no difference between them is shown.</param>
/// <param name="Facts">How it was made.</param>
/// <param name="MultiplyAdds">Those of one image in convolutions and matrix products (<see cref="LayerList.MultiplyAdds"/>); null where layers cannot be had.</param>
/// <param name="ImagesPerSecond">In this comparison.</param>
/// <param name="Figures">The figures with their intervals, accuracy first.</param>
sealed record ComparedModel(
    int Rank, string Name, string Letters, RunFacts Facts, long? MultiplyAdds, double ImagesPerSecond,
    [property: JsonIgnore] IReadOnlyList<BoundedFigure> Figures)
{
    /// <summary>The figures as JSON wants them.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> FiguresByKey => Figures
        .SelectMany(figure => ((string, double)[])[(figure.Key, figure.Value), ($"{figure.Key}Low", figure.Low), ($"{figure.Key}High", figure.High)])
        .ToDictionary(pair => pair.Item1, pair => (object)pair.Item2);

    /// <summary>The share of images that it gets right.</summary>
    [JsonIgnore]
    public BoundedFigure Accuracy => Figures[0];
}
