using System.Numerics.Tensors;
using Strata.Randomness;

namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// Grows one tree by the Gini index (Breiman et al. 1984): the split that makes Σ left² / left + Σ right² / right of the counts of the
/// classes largest. Depth first; one thread.
/// </summary>
sealed class TreeBuilder
{
    const int ClassBits = 16;

    readonly QuantileBins _bins;
    readonly ForestOptions _options;
    readonly int _classes;
    readonly SplitSearch _search;
    readonly int[] _features;
    readonly int _wanted;
    readonly int[] _rows;
    readonly int[] _codes;
    readonly (int Row, int Code)[] _right;
    readonly ClassTree _tree = new();
    SplitMix64 _random;

    /// <param name="bins">The features.</param>
    /// <param name="labels">The classes of all rows.</param>
    /// <param name="classes">C.</param>
    /// <param name="options">How to grow.</param>
    /// <param name="random">What rows and features are drawn by.</param>
    public TreeBuilder(QuantileBins bins, int[] labels, int classes, ForestOptions options, SplitMix64 random)
    {
        (_bins, _options, _classes, _random, _features) = (bins, options, classes, random, [.. bins.Varying]);
        int asked = options.FeaturesPerSplit > 0 ? options.FeaturesPerSplit : Math.Max(1, (int)Math.Sqrt(bins.Features));
        _wanted = Math.Min(_features.Length, asked);
        _search = new SplitSearch(classes, options.RowsPerLeaf);
        int[] counts = Draw();
        _rows = [.. Enumerable.Range(0, bins.Rows).Where(row => counts[row] > 0)];
        _codes = Array.ConvertAll(_rows, row => counts[row] << ClassBits | labels[row]);
        _right = new (int, int)[_rows.Length];
    }

    public ClassTree Grow()
    {
        Stack<(int Begin, int End, int Parent, bool IsRight, int Depth)> open = [];
        open.Push((0, _rows.Length, -1, false, 0));
        float[] counts = new float[_search.Stride];
        while (open.TryPop(out var part))
        {
            Array.Clear(counts);
            foreach (int code in _codes.AsSpan(part.Begin..part.End))
                counts[code & ((1 << ClassBits) - 1)] += code >> ClassBits;
            (int feature, int bin) = IsFinal(counts, part.Depth) ? (-1, 0) : Best(part.Begin, part.End, counts);
            int child = feature < 0 ? _tree.AddLeaf(counts.AsSpan(0, _classes)) : _tree.AddNode(feature, _bins.Bound(feature, bin));
            if (part.Parent >= 0)
                _tree.SetChild(part.Parent, part.IsRight, child);
            if (feature < 0)
                continue;
            int middle = Part(part.Begin, part.End, feature, bin);
            open.Push((middle, part.End, child, true, part.Depth + 1));
            open.Push((part.Begin, middle, child, false, part.Depth + 1));
        }
        return _tree;
    }

    bool IsFinal(float[] counts, int depth)
    {
        float sum = TensorPrimitives.Sum<float>(counts);
        return TensorPrimitives.Max<float>(counts) == sum || sum < 2 * _options.RowsPerLeaf
            || (_options.Depth > 0 && depth >= _options.Depth);
    }

    // Draws features until enough of them vary among the rows.
    (int Feature, int Bin) Best(int begin, int end, float[] counts)
    {
        _search.Begin(counts);
        int varying = 0;
        for (int drawn = 0; drawn < _features.Length && varying < _wanted; drawn++)
        {
            int other = drawn + _random.Below(_features.Length - drawn);
            (_features[drawn], _features[other]) = (_features[other], _features[drawn]);
            if (_search.Try(_features[drawn], _bins.Of(_features[drawn]), _rows.AsSpan(begin..end), _codes.AsSpan(begin..end)))
                varying++;
        }
        return _search.Best;
    }

    // Keeps the order of rows on either side, so that columns are read forwards.
    int Part(int begin, int end, int feature, int bin)
    {
        ReadOnlySpan<byte> column = _bins.Of(feature);
        (int left, int right) = (begin, 0);
        for (int i = begin; i < end; i++)
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
}
