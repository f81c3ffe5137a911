namespace Microsoft.ML;

/// <summary>
/// Where everything starts: data, transforms, trainers, metrics. Equal seeds and equal calls give equal results.
/// </summary>
public sealed class MLContext : Runtime.IHostEnvironment
{
    /// <param name="seed">Seed of all that is random; a random one where null.</param>
    public MLContext(int? seed = null)
    {
        Randomness.SeedSource seeds = new(seed);
        Transforms = new TransformsCatalog(seeds);
        MulticlassClassification = new MulticlassClassificationCatalog(seeds);
        BinaryClassification = new BinaryClassificationCatalog(seeds);
        Clustering = new ClusteringCatalog(seeds);
    }

    public DataOperationsCatalog Data { get; } = new();

    public TransformsCatalog Transforms { get; }

    public MulticlassClassificationCatalog MulticlassClassification { get; }

    public BinaryClassificationCatalog BinaryClassification { get; }

    public ClusteringCatalog Clustering { get; }

    public ModelOperationsCatalog Model { get; } = new();
}
