using System.Numerics.Tensors;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Mixtures;

/// <summary>Makes of one row what is to be added up.</summary>
/// <param name="row">[D].</param>
/// <param name="made">Receives [D].</param>
delegate void MakeRow(ReadOnlySpan<float> row, Span<float> made);

/// <summary>Sums over all rows, each with its weight; blocks of rows in float32, the blocks in double and in order.</summary>
static class WeightedSums
{
    const int BlockRows = 1024;

    /// <summary>Σ wᵢ f(xᵢ), [D].</summary>
    public static double[] Of(Matrix x, float[] weights, ClusterWork work, MakeRow make)
    {
        float[][] blocks = new float[RowBlocks.Count(x.Rows, BlockRows)][];
        RowBlocks.ForEach(x.Rows, BlockRows, work.Threads, () => new float[x.Columns], (made, start, count) =>
        {
            float[] sum = blocks[start / BlockRows] = new float[x.Columns];
            for (int row = start; row < start + count; row++)
            {
                if (weights[row] == 0)
                    continue;
                make(x.Row(row), made);
                TensorPrimitives.MultiplyAdd(made, weights[row], sum, sum);
            }
        }, work.Cancel);
        double[] sums = new double[x.Columns];
        foreach (float[] block in blocks)
            for (int d = 0; d < sums.Length; d++)
                sums[d] += block[d];
        return sums;
    }
}
