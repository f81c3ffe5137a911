using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Layers;

/// <summary>Models and the images on which their layers are looked at.</summary>
/// <param name="Models">In the order they were named; none for pixels alone.</param>
/// <param name="Set">The split that the images come from.</param>
/// <param name="Images">[N]: which of its images; drawn ones in random order.</param>
/// <param name="Features">How layers become vectors, and where they are kept.</param>
/// <param name="Seed">Seed of all that is random.</param>
sealed record LayerInput(IReadOnlyList<ModelFile> Models, ImageSet Set, int[] Images, FeatureOptions Features, int Seed)
{
    /// <summary>[N]: the class of each image.</summary>
    public int[] Labels { get; } = [.. Images.Select(image => Set.Labels[image])];

    /// <summary>[N]: the group of each image, as its patient; null for sets without.</summary>
    public int[]? Groups { get; } = Set.Groups is { } groups ? [.. Images.Select(image => groups[image])] : null;

    /// <summary>Threads; 0 for one a core.</summary>
    public int Threads => Features.Settings.Threads;

    /// <summary>The images themselves.</summary>
    public LayerFeatures Pixels() => new LayerReader(Set, Images).Pixels();

    /// <summary>The layers of a model in its order; features that are not there yet are made for the whole split.</summary>
    public IReadOnlyList<LayerFeatures> Layers(ModelFile model, Shell shell) => new LayerReader(Set, Images).Layers(model, Features, shell);

    /// <summary>Where a verb writes to unless told: as in reports/cluster-lenet-relu-mnist.</summary>
    public string DefaultFolder(string verb) => Path.Combine("reports", Models.Count == 0
        ? $"{verb}-{FileName.Of(Set.Name)}" : $"{verb}-{Models[0].Name}{(Models.Count > 1 ? $"-and-{Models.Count - 1}-more" : "")}");
}
