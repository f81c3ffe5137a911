namespace Strata.Analysis.Classical.Forests;

/// <summary>A tree whose leaves hold the shares of the classes. A child below 0 is the leaf of the index ~child.</summary>
sealed class ClassTree
{
    readonly List<int> _feature = [];
    readonly List<float> _threshold = [];
    readonly List<int> _left = [];
    readonly List<int> _right = [];
    readonly List<int> _leafStart = [0];
    readonly List<(int Class, float Share)> _shares = [];

    public int Nodes => _feature.Count;

    public int Leaves => _leafStart.Count - 1;

    public int Feature(int node) => _feature[node];

    /// <summary>A row goes left where its feature is at most this.</summary>
    public float Threshold(int node) => _threshold[node];

    public int Left(int node) => _left[node];

    public int Right(int node) => _right[node];

    /// <summary>The classes that occur in a leaf, and their shares of it.</summary>
    public ReadOnlySpan<(int Class, float Share)> Shares(int leaf) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_shares)[_leafStart[leaf].._leafStart[leaf + 1]];

    /// <summary>Adds an inner node, its children still to come.</summary>
    public int AddNode(int feature, float threshold)
    {
        _feature.Add(feature);
        _threshold.Add(threshold);
        _left.Add(0);
        _right.Add(0);
        return Nodes - 1;
    }

    public void SetChild(int node, bool isRight, int child) => (isRight ? _right : _left)[node] = child;

    /// <summary>Adds a leaf.</summary>
    /// <param name="counts">How much of each class is in it.</param>
    /// <returns>The child that stands for it.</returns>
    public int AddLeaf(ReadOnlySpan<float> counts)
    {
        float sum = System.Numerics.Tensors.TensorPrimitives.Sum(counts);
        for (int k = 0; k < counts.Length; k++)
        {
            if (counts[k] > 0)
                _shares.Add((k, counts[k] / sum));
        }
        _leafStart.Add(_shares.Count);
        return ~(Leaves - 1);
    }

    /// <summary>The leaf that a row falls into.</summary>
    public int Leaf(ReadOnlySpan<float> row)
    {
        int node = Nodes == 0 ? ~0 : 0;
        while (node >= 0)
            node = row[_feature[node]] <= _threshold[node] ? _left[node] : _right[node];
        return ~node;
    }
}
