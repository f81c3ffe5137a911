using Microsoft.ML.Randomness;

namespace Microsoft.ML;

/// <summary>Telling two classes apart.</summary>
public sealed class BinaryClassificationCatalog : TrainCatalogBase
{
    internal BinaryClassificationCatalog(SeedSource seeds) => Trainers = new(seeds);

    public BinaryClassificationTrainers Trainers { get; }

    /// <summary>Binary trainers; extension methods of this class.</summary>
    public sealed class BinaryClassificationTrainers : CatalogInstantiatorBase
    {
        internal BinaryClassificationTrainers(SeedSource seeds) : base(seeds)
        {
        }
    }
}
