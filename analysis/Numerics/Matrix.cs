using System.Numerics.Tensors;

namespace Strata.Analysis.Numerics;

/// <summary>Float32 [N,D], row-major, over an array that nobody writes any more: features of N images, or D weights of N units.</summary>
public sealed record Matrix
{
    readonly float[] _values;

    /// <param name="values">N·D values, row after row; kept, not copied.</param>
    /// <param name="rows">N, at least 1.</param>
    /// <param name="columns">D, at least 1.</param>
    /// <exception cref="ArgumentException">N or D is below 1, or <paramref name="values"/> has another length than N·D.</exception>
    public Matrix(float[] values, int rows, int columns)
    {
        if (rows < 1 || columns < 1 || values.LongLength != (long)rows * columns)
            throw new ArgumentException($"{values.LongLength:N0} values are no matrix of {rows:N0} rows and {columns:N0} columns", nameof(values));
        (_values, Rows, Columns) = (values, rows, columns);
    }

    /// <summary>N.</summary>
    public int Rows { get; }

    /// <summary>D.</summary>
    public int Columns { get; }

    /// <summary>All values, row after row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>One value.</summary>
    public float this[int row, int column] => _values[row * Columns + column];

    /// <summary>The values [D] of one row.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Columns, Columns);

    /// <summary>Refuses values that no distance can be taken of.</summary>
    /// <param name="what">What the rows are called in the error.</param>
    /// <exception cref="InputException">A value is NaN or infinite.</exception>
    public void RequireFinite(string what)
    {
        if (TensorPrimitives.IsFiniteAll<float>(_values))
            return;
        int at = Array.FindIndex(_values, value => !float.IsFinite(value));
        throw new InputException(
            $"value {at % Columns:N0} of row {at / Columns:N0} of the {what} is {_values[at]}: the model diverged or its file is damaged");
    }

    /// <summary>The mean [D] of each column, summed in double.</summary>
    public float[] ColumnMeans()
    {
        double[] sums = new double[Columns];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<float> values = Row(row);
            for (int column = 0; column < sums.Length; column++)
                sums[column] += values[column];
        }
        return Array.ConvertAll(sums, sum => (float)(sum / Rows));
    }

    /// <summary>All rows less one row.</summary>
    /// <param name="row">D values.</param>
    public Matrix Less(ReadOnlySpan<float> row)
    {
        float[] less = GC.AllocateUninitializedArray<float>(_values.Length);
        for (int i = 0; i < Rows; i++)
            TensorPrimitives.Subtract(Row(i), row, less.AsSpan(i * Columns, Columns));
        return new Matrix(less, Rows, Columns);
    }

    /// <summary>Some rows, in the order of <paramref name="indices"/>.</summary>
    public Matrix Take(ReadOnlySpan<int> indices)
    {
        float[] taken = GC.AllocateUninitializedArray<float>(indices.Length * Columns);
        for (int i = 0; i < indices.Length; i++)
            Row(indices[i]).CopyTo(taken.AsSpan(i * Columns));
        return new Matrix(taken, indices.Length, Columns);
    }

    /// <summary>The matrix [D,N] with rows and columns exchanged.</summary>
    public Matrix Transposed()
    {
        // Squares of a side of 32 are read and written within the first-level cache.
        const int Side = 32;
        float[] turned = GC.AllocateUninitializedArray<float>(_values.Length);
        for (int row0 = 0; row0 < Rows; row0 += Side)
            for (int column0 = 0; column0 < Columns; column0 += Side)
                for (int row = row0; row < Math.Min(row0 + Side, Rows); row++)
                    for (int column = column0; column < Math.Min(column0 + Side, Columns); column++)
                        turned[column * Rows + row] = _values[row * Columns + column];
        return new Matrix(turned, Columns, Rows);
    }
}
