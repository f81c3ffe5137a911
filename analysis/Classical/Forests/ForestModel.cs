using Strata.Analysis.Numerics;
using Strata.Onnx;

namespace Strata.Analysis.Classical.Forests;

/// <summary>The mean of the shares in the leaves that a row falls into.</summary>
sealed class ForestModel(ClassTree[] trees, int classes) : IClassicalModel
{
    const int RowBlock = 64;

    /// <inheritdoc/>
    public float[] Predict(Matrix features, ClassicalWork work)
    {
        float[] shares = new float[features.Rows * classes];
        float weight = 1f / trees.Length;
        RowBlocks.ForEach(features.Rows, RowBlock, work.Threads, (start, count) =>
        {
            foreach (ClassTree tree in trees)
            {
                for (int row = start; row < start + count; row++)
                {
                    foreach ((int k, float share) in tree.Shares(tree.Leaf(features.Row(row))))
                        shares[row * classes + k] += share * weight;
                }
            }
        }, work.Cancel);
        return shares;
    }

    /// <inheritdoc/>
    public string AddTo(GraphBuilder graph, string features)
    {
        ForestNodes nodes = new();
        foreach (ClassTree tree in trees)
            nodes.Add(tree, 1f / trees.Length);
        return nodes.ToNode(graph, "classifier/shares", features, classes);
    }
}
