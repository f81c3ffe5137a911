namespace Microsoft.ML.Numerics;

/// <summary>A matrix [Rows,Columns], row-major.</summary>
/// <param name="Values">Rows times Columns values.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns, at least 1.</param>
readonly record struct FloatMatrix(float[] Values, int Rows, int Columns)
{
    public static FloatMatrix Zero(int rows, int columns) => new(new float[(long)rows * columns], rows, columns);

    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Columns, Columns);

    public Span<float> Writable(int row) => Values.AsSpan(row * Columns, Columns);
}
