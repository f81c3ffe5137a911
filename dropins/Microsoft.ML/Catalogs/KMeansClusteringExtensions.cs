using Microsoft.ML.Trainers;

namespace Microsoft.ML;

/// <summary>k-means.</summary>
public static class KMeansClusteringExtensions
{
    /// <summary>k-means with defaults.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="featureColumnName">Float vectors.</param>
    /// <param name="exampleWeightColumnName">Weights of rows, which the drop-in refuses.</param>
    /// <param name="numberOfClusters">At least 1, at most the rows.</param>
    public static KMeansTrainer KMeans(
        this ClusteringCatalog.ClusteringTrainers catalog, string featureColumnName = "Features", string? exampleWeightColumnName = null,
        int numberOfClusters = 5) =>
        catalog.KMeans(new KMeansTrainer.Options
        {
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            NumberOfClusters = numberOfClusters,
        });

    /// <summary>k-means.</summary>
    public static KMeansTrainer KMeans(this ClusteringCatalog.ClusteringTrainers catalog, KMeansTrainer.Options options) =>
        new(options, catalog.Seeds.Next());
}
