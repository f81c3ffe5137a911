using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Registry;

namespace Strata.Analysis.Embedding.Umap;

/// <summary>UMAP.</summary>
[Part("umap", "umap (knobs: neighbors=15, distance=0.1, spread=1, epochs=500 or 200 above 10,000 images, rate=1, negatives=5, knn=auto|exact|descent)")]
public sealed class UmapEmbedder : IEmbedder
{
    /// <inheritdoc/>
    public IEmbeddingMethod With(PartParameters parameters, int seed)
    {
        UmapOptions otherwise = new();
        int epochs = parameters.Whole("epochs", 0, most: 1_000_000);
        UmapOptions options = new()
        {
            Neighbors = parameters.Whole("neighbors", otherwise.Neighbors, least: 2, most: 10_000),
            MinDistance = parameters.Number("distance", otherwise.MinDistance, least: 0, most: 1000),
            Spread = parameters.Number("spread", otherwise.Spread, least: 1e-3, most: 1000),
            Epochs = epochs > 0 ? epochs : null,
            LearningRate = parameters.Number("rate", otherwise.LearningRate, least: 1e-6, most: 1000),
            NegativeSamples = parameters.Whole("negatives", otherwise.NegativeSamples, most: 1000),
            Search = NeighborSearches.Parse(parameters.Choice("knn", NeighborSearches.Names[0], NeighborSearches.Names)),
            Seed = seed,
        };
        options.Require();
        return new Method(options);
    }

    sealed class Method(UmapOptions options) : IEmbeddingMethod
    {
        public int FewestRows => ManifoldApproximation.FewestPoints;

        public int Steps(int rows) => options.EpochsFor(rows);

        public IEmbedding Fit(Matrix x, double[]? start, Execution run) => ManifoldApproximation.Fit(x, options, start, run);
    }
}
