using Microsoft.ML.Data;
using Microsoft.ML.Randomness;

namespace Microsoft.ML;

/// <summary>Finding groups.</summary>
public sealed class ClusteringCatalog : TrainCatalogBase
{
    internal ClusteringCatalog(SeedSource seeds) => Trainers = new(seeds);

    public ClusteringTrainers Trainers { get; }

    /// <summary>How good the clusters in a view are.</summary>
    /// <param name="data">A view that a clustering model has transformed.</param>
    /// <param name="labelColumnName">True classes, a key column; null where they are not known.</param>
    /// <param name="scoreColumnName">One value a cluster, the lowest for the own.</param>
    /// <param name="featureColumnName">The features, for the Davies-Bouldin index; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has a wrong type.</exception>
    public ClusteringMetrics Evaluate(
        IDataView data, string? labelColumnName = null, string scoreColumnName = "Score", string? featureColumnName = null) =>
        ClusteringEvaluation.Of(
            data.Table.Vectors(scoreColumnName, "score"),
            labelColumnName is null ? null : ClassLabels.Read(data.Table, labelColumnName),
            featureColumnName is null ? null : data.Table.Vectors(featureColumnName));

    /// <summary>Clustering trainers; extension methods of this class.</summary>
    public sealed class ClusteringTrainers : CatalogInstantiatorBase
    {
        internal ClusteringTrainers(SeedSource seeds) : base(seeds)
        {
        }
    }
}
