using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Registry;

namespace Strata.Analysis.Embedding.TSne;

/// <summary>t-SNE.</summary>
[Part("tsne", "tsne (knobs: perplexity=30, exaggeration=12, early=250, steps=500, rate=N/12, repulsion=auto|exact|barnes-hut|interpolated, theta=0.5, knn=auto|exact|descent)")]
public sealed class TSneEmbedder : IEmbedder
{
    /// <inheritdoc/>
    public IEmbeddingMethod With(PartParameters parameters, int seed)
    {
        TSneOptions otherwise = new();
        double rate = parameters.Number("rate", 0, least: 0);
        TSneOptions options = new()
        {
            Perplexity = parameters.Number("perplexity", otherwise.Perplexity, least: 1, most: 10_000),
            EarlyExaggeration = parameters.Number("exaggeration", otherwise.EarlyExaggeration, least: 1, most: 1000),
            ExaggeratedSteps = parameters.Whole("early", otherwise.ExaggeratedSteps, most: 1_000_000),
            Steps = parameters.Whole("steps", otherwise.Steps, most: 1_000_000),
            LearningRate = rate > 0 ? rate : null,
            Repulsion = parameters.Choice("repulsion", "auto", "auto", "exact", "barnes-hut", "interpolated") switch
            {
                "exact" => RepulsionMethod.Exact,
                "barnes-hut" => RepulsionMethod.BarnesHut,
                "interpolated" => RepulsionMethod.Interpolated,
                _ => RepulsionMethod.Auto,
            },
            Theta = parameters.Number("theta", otherwise.Theta, least: 0, most: 1),
            Search = NeighborSearches.Parse(parameters.Choice("knn", NeighborSearches.Names[0], NeighborSearches.Names)),
            Seed = seed,
        };
        options.Require();
        return new Method(options);
    }

    sealed class Method(TSneOptions options) : IEmbeddingMethod
    {
        public int FewestRows => StochasticNeighborEmbedding.FewestPoints;

        public int Steps(int rows) => options.TotalSteps;

        public IEmbedding Fit(Matrix x, double[]? start, Execution run) => StochasticNeighborEmbedding.Fit(x, options, start, run);
    }
}
