using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Neighbors;

/// <summary>Looks for candidates in a row of products: nearly every one is out at a single comparison of a vector.</summary>
static class CandidateScan
{
    /// <summary>Hands what scores below the heap's threshold to the heap. The score |y|²/2 - x·y orders like the distance |x - y|.</summary>
    /// <param name="products">x·y for consecutive y.</param>
    /// <param name="halfNorms">|y|²/2 for the same y.</param>
    /// <param name="first">The index of the first y.</param>
    /// <param name="except">An index that is no candidate, or -1.</param>
    /// <param name="heap">Receives the candidates.</param>
    public static void Run(ReadOnlySpan<float> products, ReadOnlySpan<float> halfNorms, int first, int except, CandidateHeap heap)
    {
        ref float product = ref MemoryMarshal.GetReference(products);
        ref float norm = ref MemoryMarshal.GetReference(halfNorms);
        float threshold = heap.Threshold;
        int j = 0;
        for (; j <= products.Length - Vector512<float>.Count; j += Vector512<float>.Count)
        {
            Vector512<float> scores = Vector512.LoadUnsafe(ref norm, (nuint)j) - Vector512.LoadUnsafe(ref product, (nuint)j);
            ulong below = Vector512.LessThan(scores, Vector512.Create(threshold)).ExtractMostSignificantBits();
            if (below != 0)
                threshold = Offer(below, ref Unsafe.Add(ref norm, j), ref Unsafe.Add(ref product, j), first + j, except, heap);
        }
        for (; j < products.Length; j++)
            if (halfNorms[j] - products[j] < threshold)
                threshold = Offer(1, ref Unsafe.Add(ref norm, j), ref Unsafe.Add(ref product, j), first + j, except, heap);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static float Offer(ulong below, ref float norm, ref float product, int first, int except, CandidateHeap heap)
    {
        for (; below != 0; below &= below - 1)
        {
            int lane = BitOperations.TrailingZeroCount(below);
            float score = Unsafe.Add(ref norm, lane) - Unsafe.Add(ref product, lane);
            if (score < heap.Threshold && first + lane != except)
                heap.Replace(score, first + lane);
        }
        return heap.Threshold;
    }
}
