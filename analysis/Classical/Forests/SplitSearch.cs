using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// Finds the best split of one node, feature by feature. The counts of the classes are summed bin by bin; a bit mask tells which bins
/// hold anything, so that a node of few rows costs a few bins.
/// </summary>
sealed class SplitSearch
{
    const int ClassMask = (1 << 16) - 1;

    readonly int _rowsPerLeaf;
    readonly int[] _cells;
    readonly float[] _left;
    float[] _all = [];
    double _weight;
    double _bestScore;

    /// <param name="classes">C, at most 65,536.</param>
    /// <param name="rowsPerLeaf">Rows that either side must have.</param>
    public SplitSearch(int classes, int rowsPerLeaf)
    {
        _rowsPerLeaf = rowsPerLeaf;
        Stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        (_cells, _left) = (new int[QuantileBins.Most * Stride], new float[Stride]);
    }

    /// <summary>The room for C counts in whole vectors.</summary>
    public int Stride { get; }

    /// <summary>The best split so far: its feature, -1 for none, and the last bin on the left.</summary>
    public (int Feature, int Bin) Best { get; private set; }

    /// <summary>Starts with a node.</summary>
    /// <param name="counts">Its counts of the classes [Stride].</param>
    public void Begin(float[] counts)
    {
        (_all, _weight, Best) = (counts, System.Numerics.Tensors.TensorPrimitives.Sum<float>(counts), (-1, 0));
        // A split has to be better than none by more than rounding.
        _bestScore = System.Numerics.Tensors.TensorPrimitives.SumOfSquares<float>(counts) / _weight * (1 + 1e-6);
    }

    /// <summary>Tries all splits by a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="bins">Its bins, each at the place of its row.</param>
    /// <param name="rows">The places of the rows of the node.</param>
    /// <param name="codes">For each, how often it counts, and its class in the lower 16 bits.</param>
    /// <returns>Whether the feature varies among the rows.</returns>
    public bool Try(int feature, ReadOnlySpan<byte> bins, ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        ulong mask = Count(bins, rows, codes);
        bool varies = (mask & (mask - 1)) != 0;
        if (varies)
            Scan(feature, mask);
        for (; mask != 0; mask &= mask - 1)
            _cells.AsSpan(BitOperations.TrailingZeroCount(mask) * Stride, Stride).Clear();
        return varies;
    }

    ulong Count(ReadOnlySpan<byte> bins, ReadOnlySpan<int> rows, ReadOnlySpan<int> codes)
    {
        ref byte bin0 = ref MemoryMarshal.GetReference(bins);
        ref int cell0 = ref MemoryMarshal.GetArrayDataReference(_cells);
        ulong mask = 0;
        int stride = Stride;
        for (int i = 0; i < rows.Length; i++)
        {
            int bin = Unsafe.Add(ref bin0, rows[i]);
            Unsafe.Add(ref cell0, bin * stride + (codes[i] & ClassMask)) += codes[i] >> 16;
            mask |= 1UL << bin;
        }
        return mask;
    }

    void Scan(int feature, ulong mask)
    {
        Array.Clear(_left);
        double weight = 0;
        // All but the last bin can end the left side.
        for (; (mask & (mask - 1)) != 0; mask &= mask - 1)
        {
            int bin = BitOperations.TrailingZeroCount(mask);
            (Vector<float> added, Vector<float> leftSquares, Vector<float> rightSquares) = (default, default, default);
            for (int k = 0; k < Stride; k += Vector<float>.Count)
            {
                Vector<float> cell = Vector.ConvertToSingle(new Vector<int>(_cells, bin * Stride + k));
                Vector<float> left = new Vector<float>(_left, k) + cell;
                left.CopyTo(_left, k);
                Vector<float> right = new Vector<float>(_all, k) - left;
                added += cell;
                leftSquares += left * left;
                rightSquares += right * right;
            }
            weight += Vector.Sum(added);
            double rest = _weight - weight;
            if (weight < _rowsPerLeaf || rest < _rowsPerLeaf)
                continue;
            double score = Vector.Sum(leftSquares) / weight + Vector.Sum(rightSquares) / rest;
            if (score > _bestScore)
                (_bestScore, Best) = (score, (feature, bin));
        }
    }
}
