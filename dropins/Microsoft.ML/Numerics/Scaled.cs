using System.Numerics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Numerics;

/// <summary>target += scale * x.</summary>
static class Scaled
{
    public static void Add(float scale, ReadOnlySpan<float> x, Span<float> target)
    {
        ref float from = ref MemoryMarshal.GetReference(x);
        ref float to = ref MemoryMarshal.GetReference(target);
        Vector<float> factor = new(scale);
        int v = 0;
        for (; v <= x.Length - Vector<float>.Count; v += Vector<float>.Count)
        {
            Vector<float> sum = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, (nuint)v), Vector.LoadUnsafe(ref to, (nuint)v));
            sum.StoreUnsafe(ref to, (nuint)v);
        }
        for (; v < x.Length; v++)
            target[v] = MathF.FusedMultiplyAdd(scale, x[v], target[v]);
    }
}
