using Microsoft.ML.Randomness;

namespace Microsoft.ML;

/// <summary>Trainers and metrics of one kind of task.</summary>
public abstract class TrainCatalogBase
{
    private protected TrainCatalogBase()
    {
    }

    /// <summary>Where the trainers are found: extension methods of the classes derived from this one.</summary>
    public abstract class CatalogInstantiatorBase
    {
        private protected CatalogInstantiatorBase(SeedSource seeds) => Seeds = seeds;

        internal SeedSource Seeds { get; }
    }
}
