using System.Text.Json.Serialization;
using Strata.Analysis.Embedding.Quality;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>One layer drawn by one method.</summary>
/// <param name="Model">The network; null for pixels.</param>
/// <param name="Layer">As in "pixels" or "conv1.mean".</param>
/// <param name="Width">Values of one image.</param>
/// <param name="Components">Principal components that were embedded in their place; null where the values themselves were.</param>
/// <param name="Share">The share of the variance in those components, 0 to 1; null likewise.</param>
/// <param name="Quality">How well neighbourhoods of the layer's values are kept.</param>
/// <param name="Seconds">From the values to the points.</param>
/// <param name="Summary">What the method says of itself.</param>
/// <param name="Points">Points [N,2], turned and mirrored onto those of the panel before.</param>
sealed record MapPanel(
    string? Model, string Layer, int Width, int? Components, double? Share, NeighborhoodQuality Quality, double Seconds, string Summary,
    [property: JsonIgnore] double[] Points)
{
    /// <summary>What a picture and a table call it.</summary>
    [JsonIgnore]
    public string Title => Model is null ? Layer : $"{Model}: {Layer}";
}

/// <summary>All layers drawn by one method.</summary>
/// <param name="Method">The method as it was typed.</param>
/// <param name="File">What its files begin with.</param>
/// <param name="Panels">Pixels, then each network's layers in order.</param>
sealed record MethodMaps(string Method, string File, IReadOnlyList<MapPanel> Panels);

/// <summary>All maps of one command.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Images">Images that were drawn.</param>
/// <param name="Classes">Its classes' names, in label order.</param>
/// <param name="Reduce">Principal components that wider features were reduced to; 0 for none.</param>
/// <param name="Neighbors">Neighbours by which quality was measured.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Methods">One for each method.</param>
sealed record MapReport(
    string DataSet, string Split, int Images, IReadOnlyList<string> Classes, int Reduce, int Neighbors, int Seed, IReadOnlyList<MethodMaps> Methods);
