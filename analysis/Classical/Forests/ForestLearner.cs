using Strata.Randomness;

namespace Strata.Analysis.Classical.Forests;

/// <summary>Grows trees in parallel, each with a random stream of its own.</summary>
sealed class ForestLearner(ForestOptions options) : IClassicalLearner
{
    /// <inheritdoc/>
    public IClassicalModel Fit(LabelledRows rows, ClassicalWork work)
    {
        QuantileBins bins = new(rows.Features, work.Threads);
        ClassTree[] trees = new ClassTree[options.Trees];
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = work.Threads > 0 ? work.Threads : Environment.ProcessorCount,
            CancellationToken = work.Cancel,
        };
        Parallel.For(0, trees.Length, parallel, tree =>
            {
                SplitMix64 random = SplitMix64.Stream((ulong)work.Seed, (ulong)tree);
                trees[tree] = new TreeBuilder(bins, rows.Labels, rows.Classes, options, random).Grow();
            });
        return new ForestModel(trees, rows.Classes);
    }
}
