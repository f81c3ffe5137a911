using Microsoft.ML.Data;
using Microsoft.ML.Randomness;

namespace Microsoft.ML;

/// <summary>Finding groups.</summary>
public sealed class ClusteringCatalog : TrainCatalogBase
{
    internal ClusteringCatalog(SeedSource seeds) => Trainers = new(seeds);

    public ClusteringTrainers Trainers { get; }

    /// <summary>Clustering trainers; extension methods of this class.</summary>
    public sealed class ClusteringTrainers : CatalogInstantiatorBase
    {
        internal ClusteringTrainers(SeedSource seeds) : base(seeds)
        {
        }
    }
}
