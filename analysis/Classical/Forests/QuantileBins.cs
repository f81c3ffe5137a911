using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// Features as bins, feature by feature: one a distinct value while 64 suffice, else of about equally many rows.
/// </summary>
sealed class QuantileBins
{
    /// <summary>As many as a 64-bit number has bits.</summary>
    public const int Most = 64;

    // The borders come from so many rows at most, evenly spaced: quantiles need no more.
    const int SampledRows = 20_000;

    readonly byte[] _bins;
    readonly float[][] _bounds;

    public QuantileBins(Matrix x, int threads)
    {
        (Rows, Features) = (x.Rows, x.Columns);
        (_bins, _bounds) = (new byte[(long)Rows * Features], new float[Features][]);
        Matrix columns = x.Transposed();
        RowBlocks.ForEach(Features, 1, threads, (feature, _) => Cut(columns.Row(feature), feature));
        Varying = [.. Enumerable.Range(0, Features).Where(feature => _bounds[feature].Length > 1)];
    }

    public int Rows { get; }

    public int Features { get; }

    /// <summary>The features with more than one bin.</summary>
    public int[] Varying { get; }

    /// <summary>The bin of every row.</summary>
    public ReadOnlySpan<byte> Of(int feature) => _bins.AsSpan(feature * Rows, Rows);

    /// <summary>What the values of a bin are at most.</summary>
    public float Bound(int feature, int bin) => _bounds[feature][bin];

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
