using System.Numerics.Tensors;
using Microsoft.ML.Randomness;
using Microsoft.ML.Trainers.FastTree;

namespace Microsoft.ML.Trees;

/// <summary>
/// Trees for the loss ln(1 + exp(-label slope score)): splits by the gradients and the numbers of rows, leaf outputs of
/// rate * Σ gradient / Σ curvature.
/// </summary>
sealed class LogisticBoosting(BinnedFeatures bins, bool[] isPositive, double slope, BoostedTreeOptions options)
{
    readonly float[] _scores = new float[bins.Rows];
    readonly float[] _gradients = new float[bins.Rows];
    readonly long[] _values = new long[bins.Rows];

    public List<GrownTree> Grow()
    {
        TreeGrower grower = new(bins, options.Growth);
        SplitMix random = new((ulong)options.Seed);
        int[] bag = [.. Enumerable.Range(0, bins.Rows)];
        List<GrownTree> trees = [];
        for (int t = 0; t < options.NumberOfTrees; t++)
        {
            if (options.BaggingSize > 0 && t % options.BaggingSize == 0)
                bag = Bag.Draw(bins.Rows, options.BaggingExampleFraction, ref random);
            SetGradients();
            int[] rows = [.. bag];
            GrownTree tree = grower.Grow(rows, _values, ref random);
            SetLeaves(tree, rows);
            AddScores(tree, rows);
            trees.Add(tree);
        }
        return trees;
    }

    void SetGradients()
    {
        // The sigmoid of all scores at once.
        TensorPrimitives.Multiply(_scores, (float)slope, _gradients);
        TensorPrimitives.Sigmoid(_gradients, _gradients);
        for (int row = 0; row < _gradients.Length; row++)
            _gradients[row] = (isPositive[row] ? 1 : 0) - _gradients[row];
        double scale = PackedSums.GradientScale(bins.Rows, Math.Abs(TensorPrimitives.MaxMagnitude<float>(_gradients)));
        for (int row = 0; row < _values.Length; row++)
            _values[row] = PackedSums.Pack(_gradients[row] * scale, 1);
    }

    void SetLeaves(GrownTree tree, int[] rows)
    {
        for (int leaf = 0; leaf < tree.LeafRows.Count; leaf++)
        {
            (double gradient, double curvature) = (0, 0);
            foreach (int row in rows.AsSpan(tree.LeafRows[leaf]))
            {
                double g = Math.Abs(_gradients[row]);
                gradient += _gradients[row];
                curvature += g * (1 - g);
            }
            double step = curvature > 0 ? options.LearningRate * gradient / (slope * curvature) : 0;
            tree.LeafValue[leaf] = Math.Clamp(step, -options.MaximumTreeOutput, options.MaximumTreeOutput);
        }
    }

    void AddScores(GrownTree tree, int[] rows)
    {
        if (rows.Length < bins.Rows)
        {
            for (int row = 0; row < bins.Rows; row++)
                _scores[row] += (float)tree.LeafValue[tree.Leaf(bins, row)];
            return;
        }
        for (int leaf = 0; leaf < tree.LeafRows.Count; leaf++)
        {
            foreach (int row in rows.AsSpan(tree.LeafRows[leaf]))
                _scores[row] += (float)tree.LeafValue[leaf];
        }
    }
}
