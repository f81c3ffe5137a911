using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trees;

/// <summary>Trees laid out flat, for scoring: the score of a row is the sum of the leaves that it falls into.</summary>
sealed class TreeScorer
{
    const int RowBlock = 64;

    readonly int[] _roots;
    readonly int[] _feature;
    readonly float[] _threshold;
    readonly int[] _left;
    readonly int[] _right;
    readonly float[] _leaf;

    public TreeScorer(IReadOnlyList<Trainers.FastTree.RegressionTreeBase> trees, double weight)
    {
        _roots = new int[trees.Count];
        List<int> feature = [], left = [], right = [];
        List<float> threshold = [], leaf = [];
        for (int t = 0; t < trees.Count; t++)
        {
            Trainers.FastTree.RegressionTreeBase tree = trees[t];
            (int firstNode, int firstLeaf) = (feature.Count, leaf.Count);
            int Shift(int child) => child >= 0 ? child + firstNode : ~(~child + firstLeaf);
            _roots[t] = tree.NumberOfNodes == 0 ? ~firstLeaf : firstNode;
            feature.AddRange(tree.NumericalSplitFeatureIndexes);
            threshold.AddRange(tree.NumericalSplitThresholds);
            left.AddRange(tree.LeftChild.Select(Shift));
            right.AddRange(tree.RightChild.Select(Shift));
            leaf.AddRange(tree.LeafValues.Select(value => (float)(value * weight)));
        }
        (_feature, _threshold, _left, _right, _leaf) = ([.. feature], [.. threshold], [.. left], [.. right], [.. leaf]);
    }

    /// <summary>The scores of rows, in parallel.</summary>
    public float[] Score(FloatMatrix x)
    {
        float[] scores = new float[x.Rows];
        // A block of rows stays in the cache while all trees pass by.
        Parallel.For(0, (x.Rows + RowBlock - 1) / RowBlock, block =>
        {
            int end = Math.Min(x.Rows, (block + 1) * RowBlock);
            foreach (int root in _roots)
            {
                for (int row = block * RowBlock; row < end; row++)
                    scores[row] += _leaf[Leaf(root, x.Row(row))];
            }
        });
        return scores;
    }

    int Leaf(int node, ReadOnlySpan<float> row)
    {
        while (node >= 0)
            node = row[_feature[node]] <= _threshold[node] ? _left[node] : _right[node];
        return ~node;
    }
}
