using System.Numerics.Tensors;
using Strata.Randomness;

namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// Grows one tree by the Gini index (Breiman et al. 1984): the split that makes Σ left² / left + Σ right² / right of the counts of the
/// classes largest. Depth first; a subtree of few rows works on a copy of them (<see cref="BinBlock"/>). One thread.
/// </summary>
sealed class TreeBuilder
{
    const int ClassBits = 16;

    readonly QuantileBins _bins;
    readonly ForestOptions _options;
    readonly int _classes;
    readonly SplitSearch _search;
    readonly BinBlock _block;
    readonly int[] _features;
    readonly int _wanted;
    readonly int[] _rows;
    readonly int[] _codes;
    readonly (int Row, int Code)[] _right;
    readonly float[] _counts;
    readonly ClassTree _tree = new();
    SplitMix64 _random;

    /// <param name="bins">The features.</param>
    /// <param name="labels">The classes of all rows.</param>
    /// <param name="classes">C.</param>
    /// <param name="options">How to grow.</param>
    /// <param name="random">What rows and features are drawn by.</param>
    public TreeBuilder(QuantileBins bins, int[] labels, int classes, ForestOptions options, SplitMix64 random)
    {
        (_bins, _options, _classes, _random) = (bins, options, classes, random);
        (_block, _features) = (new BinBlock(bins), new int[bins.Varying.Length]);
        _wanted = options.FeaturesPerSplit > 0 ? options.FeaturesPerSplit : Math.Max(1, (int)Math.Sqrt(bins.Features));
        _search = new SplitSearch(classes, options.RowsPerLeaf);
        _counts = new float[_search.Stride];
        int[] counts = Draw();
        _rows = [.. Enumerable.Range(0, bins.Rows).Where(row => counts[row] > 0)];
        _codes = Array.ConvertAll(_rows, row => counts[row] << ClassBits | labels[row]);
        _right = new (int, int)[_rows.Length];
    }

    public ClassTree Grow()
    {
        Grow(new Node(0, _rows.Length, -1, false, 0), _bins);
        return _tree;
    }

    // Grows all that is below a node.
    void Grow(Node root, IBinColumns columns)
    {
        Span<int> features = _features.AsSpan(0, columns.Varying.Length);
        columns.Varying.CopyTo(features);
        Stack<Node> open = new([root]);
        while (open.TryPop(out Node node))
        {
            if (columns == _bins && node.Count <= BinBlock.MostRows)
            {
                GrowFew(node);
                columns.Varying.CopyTo(features);
                continue;
            }
            (int feature, int bin) = Best(node, columns, features);
            int child = feature < 0 ? _tree.AddLeaf(_counts.AsSpan(0, _classes)) : _tree.AddNode(feature, _bins.Bound(feature, bin));
            if (node.Parent >= 0)
                _tree.SetChild(node.Parent, node.IsRight, child);
            if (feature < 0)
                continue;
            int middle = Part(node, columns.Of(feature), bin);
            open.Push(new Node(middle, node.End, child, true, node.Depth + 1));
            open.Push(new Node(node.Begin, middle, child, false, node.Depth + 1));
        }
    }

    void GrowFew(Node node)
    {
        _block.Load(_rows.AsSpan(node.Begin..node.End));
        Grow(node, _block);
    }

    void Count(ReadOnlySpan<int> codes)
    {
        Array.Clear(_counts);
        foreach (int code in codes)
            _counts[code & ((1 << ClassBits) - 1)] += code >> ClassBits;
    }

    bool IsFinal(int depth)
    {
        float sum = TensorPrimitives.Sum<float>(_counts);
        return TensorPrimitives.Max<float>(_counts) == sum || sum < 2 * _options.RowsPerLeaf
            || (_options.Depth > 0 && depth >= _options.Depth);
    }

    // Draws features until enough of them vary among the rows.
    (int Feature, int Bin) Best(Node node, IBinColumns columns, Span<int> features)
    {
        Span<int> rows = _rows.AsSpan(node.Begin..node.End);
        Span<int> codes = _codes.AsSpan(node.Begin..node.End);
        Count(codes);
        if (IsFinal(node.Depth))
            return (-1, 0);
        _search.Begin(_counts);
        int varying = 0;
        for (int drawn = 0; drawn < features.Length && varying < _wanted; drawn++)
        {
            int other = drawn + _random.Below(features.Length - drawn);
            (features[drawn], features[other]) = (features[other], features[drawn]);
            if (_search.Try(features[drawn], columns.Of(features[drawn]), rows, codes))
                varying++;
        }
        return _search.Best;
    }

    // Keeps the order of rows on either side, so that columns are read forwards.
    int Part(Node node, ReadOnlySpan<byte> column, int bin)
    {
        (int left, int right) = (node.Begin, 0);
        for (int i = node.Begin; i < node.End; i++)
        {
            (int row, int code) = (_rows[i], _codes[i]);
            if (column[row] <= bin)
                (_rows[left], _codes[left++]) = (row, code);
            else
                _right[right++] = (row, code);
        }
        for (int i = 0; i < right; i++)
            (_rows[left + i], _codes[left + i]) = _right[i];
        return left;
    }

    // How often each row is in the tree's sample.
    int[] Draw()
    {
        int[] counts = new int[_bins.Rows];
        if (!_options.DrawsRows)
            Array.Fill(counts, 1);
        else
            for (int i = 0; i < counts.Length; i++)
                counts[_random.Below(counts.Length)]++;
        return counts;
    }

    // A node to come: its rows, and the child of which node it is, -1 for the root.
    readonly record struct Node(int Begin, int End, int Parent, bool IsRight, int Depth)
    {
        public int Count => End - Begin;
    }
}
