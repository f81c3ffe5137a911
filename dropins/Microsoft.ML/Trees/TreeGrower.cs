using System.Numerics.Tensors;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Trees;

/// <summary>
/// Grows trees leaf by leaf, always at the leaf that gains most (Shi 2007). The histogram of the smaller child is summed over its rows,
/// that of the larger one is what remains of the parent's (Ke et al. 2017, LightGBM). One thread; the buffers serve tree after tree.
/// </summary>
sealed class TreeGrower(BinnedFeatures bins, GrowthOptions options)
{
    // Histograms that are kept at a time; a leaf without one costs a pass over its rows.
    const int MostKept = 96;

    readonly Stack<long[]> _free = [];
    readonly int[] _right = new int[bins.Rows];
    int _kept;

    /// <summary>Grows one tree.</summary>
    /// <param name="rows">The rows to learn from; put in the order of the leaves here.</param>
    /// <param name="values">Packed gradient and weight of every row there is.</param>
    /// <param name="random">For features that are left out.</param>
    public GrownTree Grow(int[] rows, long[] values, ref SplitMix random)
    {
        int[] features = Draw([.. Enumerable.Range(0, bins.Features).Where(f => bins.Offsets[f + 1] - bins.Offsets[f] > 1)], options.FeatureFraction, ref random);
        GrownTree tree = new();
        List<Leaf> leaves = [new Leaf { Begin = 0, End = rows.Length }];
        foreach (int row in rows)
            leaves[0].Sum += values[row];
        Examine(leaves[0], null, rows, values, features, ref random);
        while (leaves.Count < options.Leaves && Best(leaves) is { } at)
            Part(tree, leaves, at, rows, values, features, ref random);
        foreach (Leaf leaf in leaves)
        {
            tree.LeafRows.Add(leaf.Begin..leaf.End);
            tree.LeafSums.Add(leaf.Sum);
            tree.LeafValue.Add(0);
            Release(leaf);
        }
        return tree;
    }

    static int? Best(List<Leaf> leaves)
    {
        int best = 0;
        for (int i = 1; i < leaves.Count; i++)
        {
            if (leaves[i].Best.Gain > leaves[best].Best.Gain)
                best = i;
        }
        return leaves[best].Best.Feature < 0 ? null : best;
    }

    void Part(GrownTree tree, List<Leaf> leaves, int at, int[] rows, long[] values, int[] features, ref SplitMix random)
    {
        Leaf parent = leaves[at];
        Split split = parent.Best;
        int node = AddNode(tree, parent, at, leaves.Count, split);
        int middle = PartRows(rows, parent, split);
        Leaf left = new() { Begin = parent.Begin, End = middle, Parent = node };
        Leaf right = new() { Begin = middle, End = parent.End, Parent = node, IsRight = true };
        (Leaf small, Leaf large) = left.Count <= right.Count ? (left, right) : (right, left);
        foreach (int row in rows.AsSpan(small.Begin..small.End))
            small.Sum += values[row];
        large.Sum = parent.Sum - small.Sum;
        (leaves[at], _) = (left, 0);
        leaves.Add(right);
        bool isLast = leaves.Count == options.Leaves;
        if (isLast)
        {
            Release(parent);
            return;
        }
        Examine(small, null, rows, values, features, ref random);
        // What is left of the parent's histogram is the larger child's.
        if (parent.Histogram is { } cells && small.Histogram is { } taken)
        {
            TensorPrimitives.Subtract<long>(cells, taken, cells);
            parent.Histogram = null;
            Examine(large, cells, rows, values, features, ref random);
            return;
        }
        Release(parent);
        Examine(large, null, rows, values, features, ref random);
    }

    int AddNode(GrownTree tree, Leaf parent, int at, int next, Split split)
    {
        int node = tree.Feature.Count;
        if (parent.Parent >= 0)
            (parent.IsRight ? tree.Right : tree.Left)[parent.Parent] = node;
        tree.Feature.Add(split.Feature);
        tree.Bin.Add(split.Bin);
        tree.Threshold.Add(bins.Bound(split.Feature, split.Bin));
        tree.Gain.Add(split.Gain);
        tree.Left.Add(~at);
        tree.Right.Add(~next);
        return node;
    }

    // Keeps the order of the rows on either side.
    int PartRows(int[] rows, Leaf leaf, Split split)
    {
        ReadOnlySpan<byte> column = bins.Column(split.Feature);
        (int left, int right) = (leaf.Begin, 0);
        for (int i = leaf.Begin; i < leaf.End; i++)
        {
            int row = rows[i];
            if (column[row] <= split.Bin)
                rows[left++] = row;
            else
                _right[right++] = row;
        }
        _right.AsSpan(0, right).CopyTo(rows.AsSpan(left));
        return left;
    }

    // Finds the best split of a leaf; its histogram is summed here unless it is handed over.
    void Examine(Leaf leaf, long[]? cells, int[] rows, long[] values, int[] features, ref SplitMix random)
    {
        leaf.Histogram = cells;
        if (leaf.Count < 2 * options.RowsPerLeaf)
        {
            Release(leaf);
            return;
        }
        if (cells is null)
        {
            leaf.Histogram = Take();
            bins.AddTo(rows.AsSpan(leaf.Begin..leaf.End), values, leaf.Histogram);
        }
        double weight = PackedSums.Weight(leaf.Sum);
        double gradient = PackedSums.Gradient(leaf.Sum);
        double leastWeight = options.RowsPerLeaf * weight / leaf.Count;
        double whole = gradient * gradient / (weight + options.Ridge);
        // A gain within rounding of nothing is none.
        Split best = Split.None with { Gain = whole * (1 + 1e-9) + 1e-9 };
        foreach (int f in Draw(features, options.FeatureFractionPerSplit, ref random))
        {
            Span<long> own = leaf.Histogram.AsSpan(bins.Offsets[f]..bins.Offsets[f + 1]);
            best = Split.Better(best, f, own, bins.Common(f), leaf.Sum, leastWeight, options.Ridge);
        }
        leaf.Best = best.Feature < 0 ? Split.None : best with { Gain = best.Gain - whole };
        if (leaf.Best.Feature < 0 || _kept > MostKept)
            Release(leaf);
    }

    static int[] Draw(int[] features, double share, ref SplitMix random)
    {
        if (share >= 1)
            return features;
        int[] drawn = [.. features];
        random.Shuffle(drawn.AsSpan());
        drawn = drawn[..Math.Max(1, (int)Math.Round(share * drawn.Length))];
        Array.Sort(drawn);
        return drawn;
    }

    long[] Take()
    {
        _kept++;
        if (!_free.TryPop(out long[]? cells))
            return new long[bins.Offsets[^1]];
        Array.Clear(cells);
        return cells;
    }

    void Release(Leaf leaf)
    {
        if (leaf.Histogram is null)
            return;
        _free.Push(leaf.Histogram);
        leaf.Histogram = null;
        _kept--;
    }

    sealed class Leaf
    {
        public int Begin;
        public int End;
        public int Parent = -1;
        public bool IsRight;
        public long Sum;
        public long[]? Histogram;
        public Split Best = Split.None;

        public int Count => End - Begin;
    }
}
