namespace Strata.Analysis.Numerics;

/// <summary>Brings each column to mean 0 and variance 1, for features of different units: (x - mean) · factor, in float32.</summary>
/// <param name="Means">[D].</param>
/// <param name="Factors">[D]: 1 over the standard deviation (N in the denominator); 1 where a column does not vary.</param>
sealed record ColumnScaling(float[] Means, float[] Factors)
{
    /// <summary>Learns from rows.</summary>
    /// <param name="x">[N,D].</param>
    public static ColumnScaling Of(Matrix x)
    {
        (double[] sums, double[] squares) = (new double[x.Columns], new double[x.Columns]);
        for (int row = 0; row < x.Rows; row++)
            for (int d = 0; d < x.Columns; d++)
                sums[d] += x[row, d];
        for (int row = 0; row < x.Rows; row++)
            for (int d = 0; d < x.Columns; d++)
            {
                double away = x[row, d] - sums[d] / x.Rows;
                squares[d] += away * away;
            }
        return new ColumnScaling(
            Array.ConvertAll(sums, sum => (float)(sum / x.Rows)), Array.ConvertAll(squares, sum => sum > 0 ? (float)Math.Sqrt(x.Rows / sum) : 1));
    }

    /// <summary>Scales rows.</summary>
    /// <param name="x">[M,D].</param>
    public Matrix Apply(Matrix x)
    {
        float[] scaled = GC.AllocateUninitializedArray<float>(x.Values.Length);
        for (int at = 0; at < scaled.Length; at++)
            scaled[at] = (x.Values[at] - Means[at % x.Columns]) * Factors[at % x.Columns];
        return new Matrix(scaled, x.Rows, x.Columns);
    }
}
