using System.Numerics.Tensors;
using Strata.Analysis.Numerics;
using Strata.Randomness;

namespace Strata.Analysis.Embedding.Pca;

/// <summary>Makes rows orthonormal: Gram and Schmidt, each row twice, which is enough (Giraud, Langou and Rozložník 2005).</summary>
static class Orthonormal
{
    // A row of which less is left lay in the span of those before it, but for rounding.
    const float Nothing = 1e-5f;

    /// <summary>Unit rows [K,D], K at most D, that span what the given ones do; a row that adds nothing is replaced by a random direction.</summary>
    public static Matrix Rows(Matrix rows, int seed)
    {
        float[] values = rows.Values.ToArray();
        SplitMix64 random = SplitMix64.Stream((ulong)seed, 1);
        for (int k = 0; k < rows.Rows; k++)
        {
            Span<float> row = values.AsSpan(k * rows.Columns, rows.Columns);
            for (bool isDone = Reduce(row, values, k); !isDone; isDone = Reduce(row, values, k))
                foreach (ref float value in row)
                    value = (float)random.Bell();
        }
        return new Matrix(values, rows.Rows, rows.Columns);
    }

    static bool Reduce(Span<float> row, ReadOnlySpan<float> values, int before)
    {
        float length = TensorPrimitives.Norm<float>(row);
        if (!(length > 0))
            return false;
        TensorPrimitives.Divide(row, length, row);
        for (int pass = 0; pass < 2; pass++)
        {
            for (int other = 0; other < before; other++)
            {
                ReadOnlySpan<float> direction = values.Slice(other * row.Length, row.Length);
                TensorPrimitives.MultiplyAdd(direction, -TensorPrimitives.Dot(direction, row), row, row);
            }
            float left = TensorPrimitives.Norm<float>(row);
            if (left < Nothing)
                return false;
            TensorPrimitives.Divide(row, left, row);
        }
        return true;
    }
}
