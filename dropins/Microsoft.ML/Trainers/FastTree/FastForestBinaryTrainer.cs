using Microsoft.ML.Data;
using Microsoft.ML.Randomness;
using Microsoft.ML.Trees;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A random forest for two classes: trees fitted to labels of ±1 on random rows and features; the score is their mean.
/// </summary>
public sealed class FastForestBinaryTrainer
    : RandomForestTrainerBase<
        FastForestBinaryTrainer.Options, BinaryPredictionTransformer<FastForestBinaryModelParameters>, FastForestBinaryModelParameters>,
        IBinaryTrainer<FastForestBinaryModelParameters>
{
    internal FastForestBinaryTrainer(Options options) : base(options)
    {
    }

    string IBinaryTrainer<FastForestBinaryModelParameters>.Features => Settings.FeatureColumnName;

    FastForestBinaryModelParameters IBinaryTrainer<FastForestBinaryModelParameters>.Train(BinaryProblem problem)
    {
        BinnedFeatures bins = problem.Features.Bins(Settings.MaximumBinCountPerFeature);
        double unit = Math.Floor(PackedSums.GradientScale(bins.Rows, 1));
        long[] values = Array.ConvertAll(problem.IsPositive, positive => PackedSums.Pack(positive ? unit : -unit, 1));
        TreeGrower grower = new(bins, Settings.Growth);
        SplitMix random = new((ulong)Settings.Seed);
        int[] bag = [.. Enumerable.Range(0, bins.Rows)];
        GrownTree[] trees = new GrownTree[Settings.NumberOfTrees];
        for (int t = 0; t < trees.Length; t++)
        {
            if (Settings.BaggingSize > 0 && t % Settings.BaggingSize == 0)
                bag = Bag.Draw(bins.Rows, Settings.BaggingExampleFraction, ref random);
            GrownTree tree = trees[t] = grower.Grow([.. bag], values, ref random);
            for (int leaf = 0; leaf < tree.LeafValue.Count; leaf++)
                tree.LeafValue[leaf] = PackedSums.Gradient(tree.LeafSums[leaf]) / unit / PackedSums.Weight(tree.LeafSums[leaf]);
        }
        return new FastForestBinaryModelParameters(bins.Features, trees);
    }

    private protected override BinaryPredictionTransformer<FastForestBinaryModelParameters> Train(Table table) => new(
        ((IBinaryTrainer<FastForestBinaryModelParameters>)this)
            .Train(Problem(table, Settings.FeatureColumnName, Settings.LabelColumnName, seed: 0)),
        Settings.FeatureColumnName);

    /// <summary>Options of the trainer.</summary>
    public sealed class Options : FastForestOptionsBase
    {
        public Options()
        {
        }
    }
}
