namespace Microsoft.ML.Trees;

/// <summary>A binary tree over binned features. A child below 0 is the leaf of the index ~child.</summary>
sealed class GrownTree
{
    public List<int> Feature { get; } = [];

    /// <summary>A row goes left where its bin is at most this.</summary>
    public List<int> Bin { get; } = [];

    /// <summary>The same as a value of the feature.</summary>
    public List<float> Threshold { get; } = [];

    public List<int> Left { get; } = [];

    public List<int> Right { get; } = [];

    public List<double> Gain { get; } = [];

    public List<double> LeafValue { get; } = [];

    /// <summary>The rows of each leaf, as a range of the rows that the tree was grown on.</summary>
    public List<Range> LeafRows { get; } = [];

    /// <summary>The packed sums of each leaf.</summary>
    public List<long> LeafSums { get; } = [];

    /// <summary>The leaf that a binned row falls into.</summary>
    public int Leaf(BinnedFeatures bins, int row)
    {
        int node = Feature.Count == 0 ? ~0 : 0;
        while (node >= 0)
            node = bins.Column(Feature[node])[row] <= Bin[node] ? Left[node] : Right[node];
        return ~node;
    }
}
