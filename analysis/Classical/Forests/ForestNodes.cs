using Strata.Onnx;

namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// Trees as the attributes of one TreeEnsembleRegressor with a target a class. A tree's inner nodes come first, then its leaves.
/// </summary>
sealed class ForestNodes
{
    const string Branch = "BRANCH_LEQ";
    const string Leaf = "LEAF";

    readonly List<long> _tree = [], _node = [], _feature = [], _left = [], _right = [], _targetTree = [], _targetNode = [], _target = [];
    readonly List<float> _threshold = [], _weight = [];
    readonly List<string> _mode = [];
    int _trees;

    /// <summary>Adds a tree whose shares count by that weight.</summary>
    public void Add(ClassTree tree, float weight)
    {
        long Place(int child) => child >= 0 ? child : tree.Nodes + ~child;
        for (int i = 0; i < tree.Nodes; i++)
            AddNode(i, Branch, tree.Feature(i), tree.Threshold(i), Place(tree.Left(i)), Place(tree.Right(i)));
        for (int leaf = 0; leaf < tree.Leaves; leaf++)
        {
            AddNode(tree.Nodes + leaf, Leaf, 0, 0, 0, 0);
            foreach ((int k, float share) in tree.Shares(leaf))
            {
                _targetTree.Add(_trees);
                _targetNode.Add(tree.Nodes + leaf);
                _target.Add(k);
                _weight.Add(share * weight);
            }
        }
        _trees++;
    }

    /// <summary>Adds the node and returns its output.</summary>
    public string ToNode(GraphBuilder graph, string output, string features, int classes) => graph.NodeOf(
        "ai.onnx.ml", "TreeEnsembleRegressor", output, [features],
        NodeAttribute.Of("n_targets", classes),
        NodeAttribute.Of("aggregate_function", "SUM"),
        NodeAttribute.Of("post_transform", "NONE"),
        NodeAttribute.Of("nodes_treeids", _tree),
        NodeAttribute.Of("nodes_nodeids", _node),
        NodeAttribute.Of("nodes_featureids", _feature),
        NodeAttribute.Of("nodes_values", _threshold),
        NodeAttribute.Of("nodes_modes", _mode),
        NodeAttribute.Of("nodes_truenodeids", _left),
        NodeAttribute.Of("nodes_falsenodeids", _right),
        NodeAttribute.Of("target_treeids", _targetTree),
        NodeAttribute.Of("target_nodeids", _targetNode),
        NodeAttribute.Of("target_ids", _target),
        NodeAttribute.Of("target_weights", _weight));

    void AddNode(int node, string mode, int feature, float threshold, long left, long right)
    {
        _tree.Add(_trees);
        _node.Add(node);
        _mode.Add(mode);
        _feature.Add(feature);
        _threshold.Add(threshold);
        _left.Add(left);
        _right.Add(right);
    }
}
