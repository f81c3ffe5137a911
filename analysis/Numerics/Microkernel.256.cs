using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Numerics;

static partial class Microkernel
{
    // Each sum is a local of its own: the compiler keeps locals in registers, but not the elements of an array.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run256(ref float a, ref float b, int depth, ref float c, int stride, bool add)
    {
        Vector256<float> c0l = Vector256<float>.Zero, c0r = Vector256<float>.Zero;
        Vector256<float> c1l = Vector256<float>.Zero, c1r = Vector256<float>.Zero;
        Vector256<float> c2l = Vector256<float>.Zero, c2r = Vector256<float>.Zero;
        Vector256<float> c3l = Vector256<float>.Zero, c3r = Vector256<float>.Zero;
        Vector256<float> c4l = Vector256<float>.Zero, c4r = Vector256<float>.Zero;
        Vector256<float> c5l = Vector256<float>.Zero, c5r = Vector256<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            (Vector256<float> left, Vector256<float> right) = (Vector256.LoadUnsafe(ref b), Vector256.LoadUnsafe(ref b, 8));
            Vector256<float> one;
            one = Vector256.Create(a);
            (c0l, c0r) = (Vector256.MultiplyAddEstimate(one, left, c0l), Vector256.MultiplyAddEstimate(one, right, c0r));
            one = Vector256.Create(Unsafe.Add(ref a, 1));
            (c1l, c1r) = (Vector256.MultiplyAddEstimate(one, left, c1l), Vector256.MultiplyAddEstimate(one, right, c1r));
            one = Vector256.Create(Unsafe.Add(ref a, 2));
            (c2l, c2r) = (Vector256.MultiplyAddEstimate(one, left, c2l), Vector256.MultiplyAddEstimate(one, right, c2r));
            one = Vector256.Create(Unsafe.Add(ref a, 3));
            (c3l, c3r) = (Vector256.MultiplyAddEstimate(one, left, c3l), Vector256.MultiplyAddEstimate(one, right, c3r));
            one = Vector256.Create(Unsafe.Add(ref a, 4));
            (c4l, c4r) = (Vector256.MultiplyAddEstimate(one, left, c4l), Vector256.MultiplyAddEstimate(one, right, c4r));
            one = Vector256.Create(Unsafe.Add(ref a, 5));
            (c5l, c5r) = (Vector256.MultiplyAddEstimate(one, left, c5l), Vector256.MultiplyAddEstimate(one, right, c5r));
            a = ref Unsafe.Add(ref a, Low);
            b = ref Unsafe.Add(ref b, 16);
        }
        Store256(c0l, c0r, ref c, add);
        Store256(c1l, c1r, ref Unsafe.Add(ref c, stride), add);
        Store256(c2l, c2r, ref Unsafe.Add(ref c, 2 * stride), add);
        Store256(c3l, c3r, ref Unsafe.Add(ref c, 3 * stride), add);
        Store256(c4l, c4r, ref Unsafe.Add(ref c, 4 * stride), add);
        Store256(c5l, c5r, ref Unsafe.Add(ref c, 5 * stride), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store256(Vector256<float> left, Vector256<float> right, ref float c, bool add)
    {
        if (add)
            (left, right) = (left + Vector256.LoadUnsafe(ref c), right + Vector256.LoadUnsafe(ref c, 8));
        left.StoreUnsafe(ref c);
        right.StoreUnsafe(ref c, 8);
    }
}
