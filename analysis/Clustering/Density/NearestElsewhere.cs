using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Strata.Analysis.Numerics;

namespace Strata.Analysis.Clustering.Density;

/// <summary>For each row the nearest row of another part, by mutual reachability; the lower index wins a tie.</summary>
static class NearestElsewhere
{
    /// <summary>One edge a row.</summary>
    /// <param name="x">Float32 [N,D].</param>
    /// <param name="halfNorms">|x|²/2, [N].</param>
    /// <param name="cores">Squared core distances, [N].</param>
    /// <param name="parts">[N]: which part each row belongs to.</param>
    /// <param name="work">Threads and the wish to stop.</param>
    public static TreeEdge[] Of(Matrix x, float[] halfNorms, float[] cores, int[] parts, ClusterWork work)
    {
        (float[] nearest, int[] other) = (new float[x.Rows], new int[x.Rows]);
        Array.Fill(nearest, float.PositiveInfinity);
        Product.ForEachRow(x, x, work.Threads, (row, column, products) =>
        {
            (float best, int at) = (nearest[row], other[row]);
            float norm = halfNorms[row], core = cores[row];
            int part = parts[row], j = 0;
            for (; j <= products.Length - Vector512<float>.Count; j += Vector512<float>.Count)
            {
                Vector512<float> squared = Squared(Load(halfNorms, column + j) + Vector512.Create(norm) - Load(products, j));
                squared = Vector512.Max(squared, Vector512.Max(Load(cores, column + j), Vector512.Create(core)));
                Vector512<float> elsewhere = ~Vector512.Equals(Load(parts, column + j), Vector512.Create(part)).AsSingle();
                ulong hits = (Vector512.LessThan(squared, Vector512.Create(best)) & elsewhere).ExtractMostSignificantBits();
                for (; hits != 0; hits &= hits - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(hits);
                    if (squared[lane] < best)
                        (best, at) = (squared[lane], column + j + lane);
                }
            }
            for (; j < products.Length; j++)
            {
                float squared = 2 * Math.Max(0, halfNorms[column + j] + norm - products[j]);
                squared = Math.Max(squared, Math.Max(cores[column + j], core));
                if (squared < best && parts[column + j] != part)
                    (best, at) = (squared, column + j);
            }
            (nearest[row], other[row]) = (best, at);
        }, work.Cancel);
        return [.. Enumerable.Range(0, x.Rows).Select(row => new TreeEdge(row, other[row], MathF.Sqrt(nearest[row])))];
    }

    static Vector512<float> Squared(Vector512<float> half) => Vector512.Max(half, Vector512<float>.Zero) * 2f;

    static Vector512<float> Load(ReadOnlySpan<float> values, int at) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    static Vector512<int> Load(int[] values, int at) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)at);
}
