using System.Text.Json.Serialization;
using Strata.Analysis.Evaluation;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>One layer under one method. As JSON it is one flat object: these properties and every figure under its key.</summary>
/// <param name="Layer">As in "pixels" or "conv1".</param>
/// <param name="Pooling">How maps became vectors, as in "mean"; null for what was a vector.</param>
/// <param name="Width">Features an image.</param>
/// <param name="IsOutput">Whether it is what the network puts out.</param>
/// <param name="Clusters">How many were found.</param>
/// <param name="Noise">Images in none.</param>
/// <param name="Converged">Whether the method came to its end.</param>
/// <param name="Seconds">The clustering alone.</param>
public sealed record CurvePoint(
    string Layer, string? Pooling, int Width, bool IsOutput, int Clusters, int Noise, bool Converged, double Seconds)
{
    /// <summary>Every figure of every registered measure.</summary>
    [JsonIgnore]
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>[N]: each image's cluster, under the label of the class that it was matched to; -1 for noise.</summary>
    [JsonIgnore]
    public int[] Matched { get; init; } = [];

    /// <summary>The figures as JSON wants them.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> FiguresByKey => Figures.ToDictionary(figure => figure.Key, figure => (object)figure.Value);

    /// <summary>A figure by its key; NaN where it is not defined for this clustering.</summary>
    public double this[string key] => Figures.FirstOrDefault(figure => figure.Key == key)?.Value ?? double.NaN;
}
