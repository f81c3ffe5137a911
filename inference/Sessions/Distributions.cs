using System.Numerics.Tensors;

namespace Strata.Sessions;

/// <summary>Rows of scores as rows of probabilities.</summary>
public static class Distributions
{
    // Rows of float16 models miss 1 by up to a few thousandths.
    const float SumTolerance = 1e-2f;

    /// <summary>
    /// Whether every row [C] of <paramref name="scores"/> [N,C] is a distribution: no value below 0, sums within 0.01
    /// of 1.
    /// </summary>
    public static bool AreRows(ReadOnlySpan<float> scores, int classes)
    {
        for (; !scores.IsEmpty; scores = scores[classes..])
        {
            ReadOnlySpan<float> row = scores[..classes];
            if (!(TensorPrimitives.Min(row) >= 0 && Math.Abs(TensorPrimitives.Sum(row) - 1) <= SumTolerance))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Softmax of every row [C] of [N,C], with the row's largest value taken off first so that nothing overflows.
    /// </summary>
    public static void SoftMax(ReadOnlySpan<float> logits, Span<float> probabilities, int classes)
    {
        for (int at = 0; at < logits.Length; at += classes)
        {
            Span<float> row = probabilities.Slice(at, classes);
            TensorPrimitives.Subtract(logits.Slice(at, classes), TensorPrimitives.Max(logits.Slice(at, classes)), row);
            TensorPrimitives.Exp(row, row);
            TensorPrimitives.Divide(row, TensorPrimitives.Sum(row), row);
        }
    }
}
