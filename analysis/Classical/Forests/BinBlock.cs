namespace Strata.Analysis.Classical.Forests;

/// <summary>
/// The bins of the few rows of a subtree, one row behind the other. All of it stays in the processor's second cache, where the columns of
/// the whole set would give a row a line of memory for every feature; and features that do not vary among these rows are known once.
/// </summary>
sealed class BinBlock : IBinColumns
{
    /// <summary>So many rows at most: of MNIST's 784 features they take 800 kB.</summary>
    public const int MostRows = 1024;

    readonly QuantileBins _bins;
    readonly byte[] _rows;
    readonly byte[] _differences;
    readonly int[] _varying;
    int _count;

    public BinBlock(QuantileBins bins)
    {
        (_bins, _rows) = (bins, new byte[Math.Min(MostRows, bins.Rows) * bins.Features]);
        (_differences, _varying) = (new byte[bins.Features], new int[bins.Varying.Length]);
    }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Varying => _varying.AsSpan(0, _count);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Of(int feature) => _rows.AsSpan(feature);

    /// <summary>Takes the place of what was here before.</summary>
    /// <param name="rows">At most <see cref="MostRows"/> rows; each becomes the place that it is known by here.</param>
    public void Load(Span<int> rows)
    {
        Array.Clear(_differences);
        ReadOnlySpan<byte> first = _bins.Row(rows[0]);
        for (int i = 0; i < rows.Length; i++)
        {
            Span<byte> copy = _rows.AsSpan(i * first.Length, first.Length);
            _bins.Row(rows[i]).CopyTo(copy);
            for (int f = 0; f < copy.Length; f++)
                _differences[f] |= (byte)(copy[f] ^ first[f]);
            rows[i] = i * first.Length;
        }
        _count = 0;
        foreach (int feature in _bins.Varying)
        {
            if (_differences[feature] != 0)
                _varying[_count++] = feature;
        }
    }
}
