using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;

namespace Strata.Analysis.Classical;

/// <summary>A layer's stored features, brought into the order of the images that are learned from and judged on.</summary>
static class LayerFeatures
{
    /// <summary>Reads a layer of a model.</summary>
    /// <param name="root">The folder of all features, or of one model's.</param>
    /// <param name="layer">As in "fc1" or "conv1.mean".</param>
    /// <param name="whole">The whole training split.</param>
    /// <param name="places">Which of its images are learned from, in order.</param>
    /// <param name="test">The test split.</param>
    /// <param name="shell">Hears why a file will take features, where the network that computes them cannot stand in it.</param>
    /// <exception cref="InputException">There are no such features, or they are of other images.</exception>
    public static ClassicalInput Read(string root, string layer, ImageSet whole, int[] places, ImageSet test, Shell shell)
    {
        FeatureFolder learned = Open(root, whole), judged = Open(root, test);
        if (learned.Index.Model.Sha256 != judged.Index.Model.Sha256)
            throw new InputException($"{learned.Path} and {judged.Path} hold features of two different models: extract one of them again");
        return ClassicalInput.Layer(
            layer, Rows(learned, layer, whole, places), Rows(judged, layer, test, [.. Enumerable.Range(0, test.Count)]), Network(learned, layer, shell));
    }

    static FeatureFolder Open(string root, ImageSet set) => FeatureFolder.Open(Path.Combine(root, $"{set.Name}-{set.Split}"));

    static LayerNetwork? Network(FeatureFolder folder, string layer, Shell shell)
    {
        try
        {
            return LayerNetwork.Of(folder, folder.Layer(layer));
        }
        catch (InputException why)
        {
            shell.Say($"files on {layer} will take its features, not images: {why.Message}");
            return null;
        }
    }

    static Matrix Rows(FeatureFolder folder, string layer, ImageSet set, int[] places)
    {
        FeatureLayer found = folder.Layer(layer);
        Dictionary<int, int> rowOf = folder.Images().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        int missing = Array.FindIndex(places, place => !rowOf.ContainsKey(place));
        if (missing >= 0)
            throw new InputException(
                $"{folder.Path} holds no features of image {places[missing]:N0} of {set.Name} ({set.Split}): extract them for all images");
        int[] labels = folder.Labels();
        int other = Array.FindIndex(places, place => labels[rowOf[place]] != set.Labels[place]);
        if (other >= 0)
            throw new InputException(
                $"{folder.Path} has another label for image {places[other]:N0} than {set.Name} ({set.Split}): it is of other data, "
                + "extract the features again");
        return new Matrix(folder.Load(found), folder.Rows, found.Width).Take(Array.ConvertAll(places, place => rowOf[place]));
    }
}
