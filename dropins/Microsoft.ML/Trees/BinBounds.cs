namespace Microsoft.ML.Trees;

/// <summary>Cuts the values of a feature into bins.</summary>
static class BinBounds
{
    /// <summary>
    /// One bin a distinct value while they suffice, else bins of about equally many rows. Borders lie midway between two values.
    /// </summary>
    /// <param name="values">The feature's values that are not 0; sorted here.</param>
    /// <param name="zeros">How many more values are 0.</param>
    /// <param name="most">Bins at most, 2 or more.</param>
    /// <returns>The upper bound of each bin, rising, the last one infinite. Bin b holds what is at most bound b.</returns>
    public static float[] Of(Span<float> values, int zeros, int most)
    {
        values.Sort();
        List<(float Value, int Count)> distinct = Distinct(values, zeros);
        List<float> bounds = [];
        (int rowsLeft, int inBin) = (values.Length + zeros, 0);
        for (int i = 0; i + 1 < distinct.Count && bounds.Count + 1 < most; i++)
        {
            inBin += distinct[i].Count;
            int binsLeft = most - bounds.Count;
            bool fits = distinct.Count - i <= binsLeft;
            if (!fits && inBin < rowsLeft / (double)binsLeft)
                continue;
            bounds.Add(Between(distinct[i].Value, distinct[i + 1].Value));
            (rowsLeft, inBin) = (rowsLeft - inBin, 0);
        }
        return [.. bounds, float.PositiveInfinity];
    }

    static List<(float Value, int Count)> Distinct(ReadOnlySpan<float> sorted, int zeros)
    {
        List<(float Value, int Count)> distinct = [];
        int at = 0;
        bool zerosAdded = zeros == 0;
        while (at < sorted.Length)
        {
            if (!zerosAdded && sorted[at] > 0)
            {
                distinct.Add((0, zeros));
                zerosAdded = true;
            }
            int start = at;
            while (at < sorted.Length && sorted[at] == sorted[start])
                at++;
            distinct.Add((sorted[start], at - start));
        }
        if (!zerosAdded)
            distinct.Add((0, zeros));
        return distinct;
    }

    // Two neighbouring floats have nothing between them: then the lower one is the bound.
    static float Between(float low, float high)
    {
        float middle = low + (high - low) / 2;
        return middle < high ? middle : low;
    }
}
