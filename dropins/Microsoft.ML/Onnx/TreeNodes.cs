using Microsoft.ML.Trainers.FastTree;

namespace Microsoft.ML.Onnx;

/// <summary>
/// Writes trees as one TreeEnsembleRegressor with a target an ensemble. Inner nodes of a tree come first, then its leaves.
/// </summary>
static class TreeNodes
{
    public static string Add(OnnxGraph graph, string features, RegressionTreeEnsemble[] ensembles)
    {
        List<long> tree = [], node = [], feature = [], left = [], right = [], leafTree = [], leafNode = [], target = [];
        List<float> threshold = [], weight = [];
        List<string> mode = [];
        int trees = 0;
        for (int k = 0; k < ensembles.Length; k++)
        {
            for (int t = 0; t < ensembles[k].Trees.Count; t++, trees++)
            {
                RegressionTree one = ensembles[k].Trees[t];
                long Place(int child) => child >= 0 ? child : one.NumberOfNodes + ~child;
                for (int i = 0; i < one.NumberOfNodes + one.NumberOfLeaves; i++)
                {
                    bool isLeaf = i >= one.NumberOfNodes;
                    tree.Add(trees);
                    node.Add(i);
                    mode.Add(isLeaf ? "LEAF" : "BRANCH_LEQ");
                    feature.Add(isLeaf ? 0 : one.NumericalSplitFeatureIndexes[i]);
                    threshold.Add(isLeaf ? 0 : one.NumericalSplitThresholds[i]);
                    left.Add(isLeaf ? 0 : Place(one.LeftChild[i]));
                    right.Add(isLeaf ? 0 : Place(one.RightChild[i]));
                }
                for (int i = 0; i < one.NumberOfLeaves; i++)
                {
                    leafTree.Add(trees);
                    leafNode.Add(one.NumberOfNodes + i);
                    target.Add(k);
                    weight.Add((float)(one.LeafValues[i] * ensembles[k].TreeWeights[t]));
                }
            }
        }
        return graph.MachineLearningNode("TreeEnsembleRegressor", "trees", [features],
            OnnxGraph.Attribute("n_targets", ensembles.Length),
            OnnxGraph.Attribute("aggregate_function", "SUM"),
            OnnxGraph.Attribute("post_transform", "NONE"),
            OnnxGraph.Attribute("nodes_treeids", tree),
            OnnxGraph.Attribute("nodes_nodeids", node),
            OnnxGraph.Attribute("nodes_featureids", feature),
            OnnxGraph.Attribute("nodes_values", threshold.ToArray()),
            OnnxGraph.Attribute("nodes_modes", mode),
            OnnxGraph.Attribute("nodes_truenodeids", left),
            OnnxGraph.Attribute("nodes_falsenodeids", right),
            OnnxGraph.Attribute("target_treeids", leafTree),
            OnnxGraph.Attribute("target_nodeids", leafNode),
            OnnxGraph.Attribute("target_ids", target),
            OnnxGraph.Attribute("target_weights", weight.ToArray()));
    }
}
