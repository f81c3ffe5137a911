using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Numerics;

static partial class Microkernel
{
    // Each sum is a local of its own: the compiler keeps locals in registers, but not the elements of an array.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run512(ref float a, ref float b, int depth, ref float c, int stride, bool add)
    {
        Vector512<float> c0l = Vector512<float>.Zero, c0r = Vector512<float>.Zero;
        Vector512<float> c1l = Vector512<float>.Zero, c1r = Vector512<float>.Zero;
        Vector512<float> c2l = Vector512<float>.Zero, c2r = Vector512<float>.Zero;
        Vector512<float> c3l = Vector512<float>.Zero, c3r = Vector512<float>.Zero;
        Vector512<float> c4l = Vector512<float>.Zero, c4r = Vector512<float>.Zero;
        Vector512<float> c5l = Vector512<float>.Zero, c5r = Vector512<float>.Zero;
        Vector512<float> c6l = Vector512<float>.Zero, c6r = Vector512<float>.Zero;
        Vector512<float> c7l = Vector512<float>.Zero, c7r = Vector512<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            (Vector512<float> left, Vector512<float> right) = (Vector512.LoadUnsafe(ref b), Vector512.LoadUnsafe(ref b, 16));
            Vector512<float> one;
            one = Vector512.Create(a);
            (c0l, c0r) = (Vector512.MultiplyAddEstimate(one, left, c0l), Vector512.MultiplyAddEstimate(one, right, c0r));
            one = Vector512.Create(Unsafe.Add(ref a, 1));
            (c1l, c1r) = (Vector512.MultiplyAddEstimate(one, left, c1l), Vector512.MultiplyAddEstimate(one, right, c1r));
            one = Vector512.Create(Unsafe.Add(ref a, 2));
            (c2l, c2r) = (Vector512.MultiplyAddEstimate(one, left, c2l), Vector512.MultiplyAddEstimate(one, right, c2r));
            one = Vector512.Create(Unsafe.Add(ref a, 3));
            (c3l, c3r) = (Vector512.MultiplyAddEstimate(one, left, c3l), Vector512.MultiplyAddEstimate(one, right, c3r));
            one = Vector512.Create(Unsafe.Add(ref a, 4));
            (c4l, c4r) = (Vector512.MultiplyAddEstimate(one, left, c4l), Vector512.MultiplyAddEstimate(one, right, c4r));
            one = Vector512.Create(Unsafe.Add(ref a, 5));
            (c5l, c5r) = (Vector512.MultiplyAddEstimate(one, left, c5l), Vector512.MultiplyAddEstimate(one, right, c5r));
            one = Vector512.Create(Unsafe.Add(ref a, 6));
            (c6l, c6r) = (Vector512.MultiplyAddEstimate(one, left, c6l), Vector512.MultiplyAddEstimate(one, right, c6r));
            one = Vector512.Create(Unsafe.Add(ref a, 7));
            (c7l, c7r) = (Vector512.MultiplyAddEstimate(one, left, c7l), Vector512.MultiplyAddEstimate(one, right, c7r));
            a = ref Unsafe.Add(ref a, Tall);
            b = ref Unsafe.Add(ref b, 32);
        }
        Store512(c0l, c0r, ref c, add);
        Store512(c1l, c1r, ref Unsafe.Add(ref c, stride), add);
        Store512(c2l, c2r, ref Unsafe.Add(ref c, 2 * stride), add);
        Store512(c3l, c3r, ref Unsafe.Add(ref c, 3 * stride), add);
        Store512(c4l, c4r, ref Unsafe.Add(ref c, 4 * stride), add);
        Store512(c5l, c5r, ref Unsafe.Add(ref c, 5 * stride), add);
        Store512(c6l, c6r, ref Unsafe.Add(ref c, 6 * stride), add);
        Store512(c7l, c7r, ref Unsafe.Add(ref c, 7 * stride), add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store512(Vector512<float> left, Vector512<float> right, ref float c, bool add)
    {
        if (add)
            (left, right) = (left + Vector512.LoadUnsafe(ref c), right + Vector512.LoadUnsafe(ref c, 16));
        left.StoreUnsafe(ref c);
        right.StoreUnsafe(ref c, 16);
    }
}
