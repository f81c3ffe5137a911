using System.Numerics.Tensors;

namespace Strata.Analysis.Numerics;

/// <summary>Products of matrices whose rows are features: X·Yᵀ holds the inner product of every row of X with every row of Y.</summary>
/// <remarks>
/// Float32 throughout, sums over D in blocks of 256. Results are the same whatever the number of threads, and equal rows give equal
/// products wherever they stand. Processors with 512-bit vectors may differ from others in the last bits.
/// </remarks>
public static class Product
{
    // What of Y is packed at a time: enough rows to keep every thread busy between two packings, at most 256 MiB where rows are long.
    const int MostPackedRows = 8192, MostPackedValues = 1 << 26;

    /// <summary>X·Yᵀ, float32 [N,M].</summary>
    /// <param name="x">X, float32 [N,D].</param>
    /// <param name="y">Y, float32 [M,D].</param>
    /// <param name="threads">At most so many threads; 0 for one a core.</param>
    /// <param name="cancel">Stops between two blocks.</param>
    /// <exception cref="ArgumentException">X and Y differ in D, or N·M values do not fit an array.</exception>
    public static Matrix OfTransposed(Matrix x, Matrix y, int threads = 0, CancellationToken cancel = default)
    {
        if ((long)x.Rows * y.Rows > Array.MaxLength)
            throw new ArgumentException($"a product of {x.Rows:N0} by {y.Rows:N0} does not fit an array", nameof(y));
        float[] product = GC.AllocateUninitializedArray<float>(x.Rows * y.Rows);
        ForEachRow(x, y, threads, (row, column, values) => values.CopyTo(product.AsSpan(row * y.Rows + column)), cancel);
        return new Matrix(product, x.Rows, y.Rows);
    }

    /// <summary>Half of each row's squared length |x|²/2, [N], summed in double.</summary>
    public static float[] HalfSquaredNorms(Matrix x, int threads = 0)
    {
        float[] norms = new float[x.Rows];
        RowBlocks.ForEach(x.Rows, 1024, threads, (start, count) =>
        {
            for (int row = start; row < start + count; row++)
                norms[row] = (float)(SquaredNorm(x.Row(row)) / 2);
        });
        return norms;
    }

    /// <summary>Receives a piece of a row of X·Yᵀ: the row, the column where the piece begins, its values (valid until it returns).</summary>
    public delegate void PieceOfARow(int row, int column, ReadOnlySpan<float> values);

    /// <summary>
    /// Hands out X·Yᵀ piece by piece, while it is in the cache, instead of writing it down. The pieces of one row come in the order of
    /// their columns, from one thread at a time; rows come from many threads at once.
    /// </summary>
    /// <inheritdoc cref="OfTransposed"/>
    public static void ForEachRow(Matrix x, Matrix y, int threads, PieceOfARow receive, CancellationToken cancel = default)
    {
        if (x.Columns != y.Columns)
            throw new ArgumentException($"rows of {x.Columns:N0} values cannot be multiplied with rows of {y.Columns:N0}", nameof(y));
        int rowsAtATime = Math.Clamp(MostPackedValues / y.Columns, ProductTile.MostColumns, MostPackedRows);
        Panels packed = new(Math.Min(rowsAtATime, y.Rows), y.Columns, Microkernel.Width);
        for (int first = 0; first < y.Rows; first += rowsAtATime)
        {
            (int start, int count) = (first, Math.Min(rowsAtATime, y.Rows - first));
            RowBlocks.ForEach(count, ProductTile.MostColumns, threads, (at, rows) => packed.Pack(y, start + at, rows, at), cancel);
            RowBlocks.ForEach(x.Rows, ProductTile.MostRows, threads, () => new ProductTile(x.Columns), (tile, row, rows) =>
            {
                tile.Take(x, row, rows);
                for (int at = 0; at < count; at += ProductTile.MostColumns)
                {
                    int columns = Math.Min(ProductTile.MostColumns, count - at);
                    tile.Multiply(rows, packed, at, columns);
                    for (int i = 0; i < rows; i++)
                        receive(row + i, start + at, tile.Row(i, columns));
                }
            }, cancel);
        }
    }

    static double SquaredNorm(ReadOnlySpan<float> row)
    {
        double sum = 0;
        // Pieces short enough for float32, whose sums are added in double.
        for (int start = 0; start < row.Length; start += 256)
            sum += TensorPrimitives.SumOfSquares(row.Slice(start, Math.Min(256, row.Length - start)));
        return sum;
    }
}
