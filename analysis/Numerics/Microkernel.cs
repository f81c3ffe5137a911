using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Numerics;

/// <summary>
/// The innermost part of a product: C[i,j] (+)= Σk A[k,i]·B[k,j] for a panel A of <see cref="Height"/> and a panel B of
/// <see cref="Width"/>, all of C in registers (Goto and van de Geijn 2008). It is the same with vectors of 512 and of 256 bits, but
/// for the size of the panels.
/// </summary>
static partial class Microkernel
{
    /// <summary>i: as many sums of two vectors as the registers hold, and enough to hide the latency of a fused multiply-add.</summary>
    public static int Height => Vector512.IsHardwareAccelerated ? Tall : Low;

    /// <summary>j: two vectors.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? 2 * Vector512<float>.Count : 2 * Vector256<float>.Count;

    const int Tall = 8, Low = 6;

    /// <param name="a">The panel A [depth,Height].</param>
    /// <param name="b">The panel B [depth,Width].</param>
    /// <param name="depth">How many k.</param>
    /// <param name="c">The upper left of C.</param>
    /// <param name="stride">From one row of C to the next.</param>
    /// <param name="add">Whether to add to what C holds.</param>
    public static void Run(ref float a, ref float b, int depth, ref float c, int stride, bool add)
    {
        if (Vector512.IsHardwareAccelerated)
            Run512(ref a, ref b, depth, ref c, stride, add);
        else
            Run256(ref a, ref b, depth, ref c, stride, add);
    }
}
