using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trees;

/// <summary>
/// Features cut into at most 256 bins each, in two orders: by feature as bytes, to part rows, and by row as the places in a histogram
/// that hold anything else than the feature's commonest bin, to sum over rows. What a histogram leaves out follows from the total.
/// </summary>
sealed class BinnedFeatures
{
    // Features a cache line of float rows.
    const int Together = 16;
    const int RowBlock = 256;

    readonly byte[] _columns;
    readonly byte[] _common;
    readonly float[][] _bounds;
    readonly int[] _starts;
    readonly int[] _cells;

    BinnedFeatures(FloatMatrix x, int most)
    {
        (Rows, Features) = (x.Rows, x.Columns);
        (_columns, _common, _bounds) = (new byte[(long)Rows * Features], new byte[Features], new float[Features][]);
        Parallel.For(0, (Features + Together - 1) / Together, group => Cut(x, most, group * Together));
        Offsets = new int[Features + 1];
        for (int f = 0; f < Features; f++)
            Offsets[f + 1] = Offsets[f] + _bounds[f].Length;
        _starts = new int[Rows + 1];
        CountCells();
        _cells = new int[_starts[^1]];
        Parallel.For(0, (Rows + RowBlock - 1) / RowBlock, block => FillCells(block * RowBlock));
    }

    public int Rows { get; }

    public int Features { get; }

    /// <summary>Where the cells of each feature begin in a histogram; one more entry for the end.</summary>
    public int[] Offsets { get; }

    /// <param name="x">Features [N,D].</param>
    /// <param name="most">Bins a feature at most, 2 to 256.</param>
    public static BinnedFeatures Of(FloatMatrix x, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, 256);
        return new BinnedFeatures(x, most);
    }

    /// <summary>The bin of every row.</summary>
    public ReadOnlySpan<byte> Column(int feature) => _columns.AsSpan(feature * Rows, Rows);

    /// <summary>The bin that most rows are in.</summary>
    public int Common(int feature) => _common[feature];

    /// <summary>What the values of a bin are at most.</summary>
    public float Bound(int feature, int bin) => _bounds[feature][bin];

    /// <summary>Adds the values of rows to the cells that they fall into, commonest bins left out.</summary>
    /// <param name="rows">Which rows.</param>
    /// <param name="values">A value for every row there is.</param>
    /// <param name="histogram">As many cells as there are bins.</param>
    public void AddTo(ReadOnlySpan<int> rows, ReadOnlySpan<long> values, Span<long> histogram)
    {
        ref long cell = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(histogram);
        foreach (int row in rows)
        {
            long value = values[row];
            foreach (int at in _cells.AsSpan(_starts[row].._starts[row + 1]))
                System.Runtime.CompilerServices.Unsafe.Add(ref cell, at) += value;
        }
    }

    // Sixteen columns at once: they share the cache lines of the rows.
    void Cut(FloatMatrix x, int most, int first)
    {
        int count = Math.Min(Together, Features - first);
        float[] columns = new float[count * Rows];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> values = x.Row(row).Slice(first, count);
            for (int i = 0; i < count; i++)
                columns[i * Rows + row] = values[i];
        }
        float[] room = new float[Rows];
        for (int i = 0; i < count; i++)
            CutOne(columns.AsSpan(i * Rows, Rows), room, most, first + i);
    }

    void CutOne(ReadOnlySpan<float> column, Span<float> room, int most, int feature)
    {
        int kept = 0;
        foreach (float value in column)
        {
            if (value != 0)
                room[kept++] = value;
        }
        float[] bounds = BinBounds.Of(room[..kept], Rows - kept, most);
        byte zero = Bin(bounds, 0);
        Span<byte> bins = _columns.AsSpan(feature * Rows, Rows);
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        for (int row = 0; row < column.Length; row++)
        {
            bins[row] = column[row] == 0 ? zero : Bin(bounds, column[row]);
            counts[bins[row]]++;
        }
        (_bounds[feature], _common[feature]) = (bounds, (byte)System.Numerics.Tensors.TensorPrimitives.IndexOfMax<int>(counts));
    }

    // The first bin whose bound is not below the value.
    static byte Bin(float[] bounds, float value)
    {
        (int low, int high) = (0, bounds.Length - 1);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (value <= bounds[middle])
                high = middle;
            else
                low = middle + 1;
        }
        return (byte)low;
    }

    void CountCells()
    {
        for (int f = 0; f < Features; f++)
        {
            ReadOnlySpan<byte> column = Column(f);
            byte common = _common[f];
            for (int row = 0; row < Rows; row++)
                _starts[row + 1] += column[row] == common ? 0 : 1;
        }
        for (int row = 0; row < Rows; row++)
            _starts[row + 1] = checked(_starts[row + 1] + _starts[row]);
    }

    void FillCells(int first)
    {
        int count = Math.Min(RowBlock, Rows - first);
        int[] next = _starts[first..(first + count)];
        for (int f = 0; f < Features; f++)
        {
            ReadOnlySpan<byte> column = Column(f).Slice(first, count);
            (byte common, int offset) = (_common[f], Offsets[f]);
            for (int i = 0; i < count; i++)
            {
                if (column[i] != common)
                    _cells[next[i]++] = offset + column[i];
            }
        }
    }
}
