using Strata.Analysis.Numerics;
using Strata.Registry;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>The first two principal components.</summary>
[Part("pca", "pca, the first two principal components (knobs: solver=auto|exact|randomized, oversampling=10, power=6)")]
public sealed class PcaEmbedder : IEmbedder
{
    /// <inheritdoc/>
    public IEmbeddingMethod With(PartParameters parameters, int seed) => new Method(new PcaOptions
    {
        Solver = parameters.Choice("solver", "auto", "auto", "exact", "randomized") switch
        {
            "exact" => PcaSolver.Exact,
            "randomized" => PcaSolver.Randomized,
            _ => PcaSolver.Auto,
        },
        Oversampling = parameters.Whole("oversampling", new PcaOptions().Oversampling, most: 1000),
        PowerIterations = parameters.Whole("power", new PcaOptions().PowerIterations, most: 1000),
        Seed = seed,
    });

    sealed class Method(PcaOptions options) : IEmbeddingMethod
    {
        public int FewestRows => 1;

        public int Steps(int rows) => 0;

        public IEmbedding Fit(Matrix x, double[]? start, Execution run)
        {
            run.Cancel.ThrowIfCancellationRequested();
            // One column has one component: the second coordinate is 0.
            PcaOptions fitting = options with { Components = Math.Min(options.Components, Math.Min(x.Rows, x.Columns)) };
            return new PcaEmbedding(PrincipalComponentAnalysis.Fit(x, fitting, run), x, run);
        }
    }
}
