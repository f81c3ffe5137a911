using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// Features as bins, one a distinct value while 64 suffice, else of about equally many rows: feature by feature for nodes of many rows,
/// and row by row to take few rows out of. A row is known by its number.
/// </summary>
sealed class QuantileBins : IBinColumns
{
    /// <summary>As many as a 64-bit number has bits.</summary>
    public const int Most = 64;

    // The borders come from so many rows at most, evenly spaced: quantiles need no more.
    const int SampledRows = 20_000;

    const int Side = 64;

    // Features a cache line of a row.
    const int Together = 16;

    readonly byte[] _bins;
    readonly byte[] _byRow;
    readonly float[][] _bounds;
    readonly int[] _varying;

    public QuantileBins(Matrix x, int threads)
    {
        (Rows, Features) = (x.Rows, x.Columns);
        (_bins, _byRow, _bounds) = (new byte[(long)Rows * Features], new byte[(long)Rows * Features], new float[Features][]);
        RowBlocks.ForEach(Features, Together, threads, () => new float[Together * Rows], (columns, first, count) => Cut(x, columns, first, count));
        RowBlocks.ForEach(Rows, Side, threads, TurnRows);
        _varying = [.. Enumerable.Range(0, Features).Where(feature => _bounds[feature].Length > 1)];
    }

    public int Rows { get; }

    public int Features { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Varying => _varying;

    /// <summary>The bins of a row.</summary>
    public ReadOnlySpan<byte> Row(int row) => _byRow.AsSpan(row * Features, Features);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Of(int feature) => _bins.AsSpan(feature * Rows, Rows);

    /// <summary>What the values of a bin are at most.</summary>
    public float Bound(int feature, int bin) => _bounds[feature][bin];

    // Features that share the cache lines of the rows.
    void Cut(Matrix x, float[] columns, int first, int count)
    {
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> values = x.Row(row).Slice(first, count);
            for (int i = 0; i < values.Length; i++)
                columns[i * Rows + row] = values[i];
        }
        for (int i = 0; i < count; i++)
            Cut(columns.AsSpan(i * Rows, Rows), first + i);
    }

    void Cut(ReadOnlySpan<float> column, int feature)
    {
        int step = Math.Max(1, Rows / SampledRows);
        float[] sample = new float[(Rows + step - 1) / step];
        for (int i = 0; i < sample.Length; i++)
            sample[i] = column[i * step];
        Array.Sort(sample);
        float[] bounds = _bounds[feature] = Bounds(sample);
        Span<byte> bins = _bins.AsSpan(feature * Rows, Rows);
        for (int row = 0; row < column.Length; row++)
        {
            int at = bounds.AsSpan().BinarySearch(column[row]);
            bins[row] = (byte)(at < 0 ? ~at : at);
        }
    }

    // Squares are read and written within the first-level cache.
    void TurnRows(int first, int count)
    {
        for (int feature0 = 0; feature0 < Features; feature0 += Side)
            for (int feature = feature0; feature < Math.Min(feature0 + Side, Features); feature++)
            {
                ReadOnlySpan<byte> column = Of(feature).Slice(first, count);
                for (int i = 0; i < column.Length; i++)
                    _byRow[(first + i) * Features + feature] = column[i];
            }
    }

    static float[] Bounds(float[] sorted)
    {
        List<float> bounds = [];
        (int distinct, int inBin, int rowsLeft) = (CountDistinct(sorted), 0, sorted.Length);
        for (int i = 0; i + 1 < sorted.Length && bounds.Count + 1 < Most; i++)
        {
            inBin++;
            if (sorted[i] == sorted[i + 1])
                continue;
            distinct--;
            int binsLeft = Most - bounds.Count;
            if (distinct + 1 > binsLeft && inBin < rowsLeft / (double)binsLeft)
                continue;
            float middle = sorted[i] + (sorted[i + 1] - sorted[i]) / 2;
            bounds.Add(middle < sorted[i + 1] ? middle : sorted[i]);
            (rowsLeft, inBin) = (rowsLeft - inBin, 0);
        }
        return [.. bounds, float.PositiveInfinity];
    }

    static int CountDistinct(float[] sorted)
    {
        int distinct = 1;
        for (int i = 1; i < sorted.Length; i++)
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        return distinct;
    }
}
