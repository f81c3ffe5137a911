using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Embedding.Fourier;

/// <summary>
/// One pass of a transform: of each group of <paramref name="radix"/> inputs the small transform is taken, its k-th output turned by
/// the k-th power of the group's twiddle factor. A run of numbers beside each other shares its twiddle factors.
/// </summary>
/// <param name="radix">2, 3, 4 or 5.</param>
/// <param name="groups">The groups, each with twiddle factor exp(-2 pi i group / (radix groups)).</param>
/// <param name="run">Numbers of a run; a multiple of <see cref="ColumnTransform.Columns"/>.</param>
sealed class Stage(int radix, int groups, int run)
{
    // sin and cos of the turns of thirds and fifths.
    const double Sin3 = 0.86602540378443864676, Cos51 = 0.30901699437494742410, Cos52 = -0.80901699437494742410,
        Sin51 = 0.95105651629515357212, Sin52 = 0.58778525229247312917;

    readonly double[] _twiddles = Twiddles(radix, groups);

    public void Run(ref double re, ref double im, ref double toRe, ref double toIm)
    {
        switch (radix)
        {
            case 2: Radix2(ref re, ref im, ref toRe, ref toIm); break;
            case 3: Radix3(ref re, ref im, ref toRe, ref toIm); break;
            case 4: Radix4(ref re, ref im, ref toRe, ref toIm); break;
            default: Radix5(ref re, ref im, ref toRe, ref toIm); break;
        }
    }

    void Radix2(ref double re, ref double im, ref double toRe, ref double toIm)
    {
        for (int group = 0; group < groups; group++)
            for (int at = 0; at < run; at += Vector256<double>.Count)
            {
                (Complex4 a, Complex4 b) = (In(ref re, ref im, group, 0, at), In(ref re, ref im, group, 1, at));
                Out(ref toRe, ref toIm, group, 0, at, a + b);
                Out(ref toRe, ref toIm, group, 1, at, (a - b) * Twiddle(group, 1));
            }
    }

    void Radix3(ref double re, ref double im, ref double toRe, ref double toIm)
    {
        for (int group = 0; group < groups; group++)
            for (int at = 0; at < run; at += Vector256<double>.Count)
            {
                (Complex4 a, Complex4 b, Complex4 c) = (In(ref re, ref im, group, 0, at), In(ref re, ref im, group, 1, at), In(ref re, ref im, group, 2, at));
                Complex4 sum = b + c, middle = a - sum.Times(0.5), turn = (b - c).Times(Sin3).MinusI();
                Out(ref toRe, ref toIm, group, 0, at, a + sum);
                Out(ref toRe, ref toIm, group, 1, at, (middle + turn) * Twiddle(group, 1));
                Out(ref toRe, ref toIm, group, 2, at, (middle - turn) * Twiddle(group, 2));
            }
    }

    void Radix4(ref double re, ref double im, ref double toRe, ref double toIm)
    {
        for (int group = 0; group < groups; group++)
        {
            (Complex4 w1, Complex4 w2, Complex4 w3) = (Twiddle(group, 1), Twiddle(group, 2), Twiddle(group, 3));
            for (int at = 0; at < run; at += Vector256<double>.Count)
            {
                (Complex4 a, Complex4 b) = (In(ref re, ref im, group, 0, at), In(ref re, ref im, group, 1, at));
                (Complex4 c, Complex4 d) = (In(ref re, ref im, group, 2, at), In(ref re, ref im, group, 3, at));
                Complex4 even = a + c, odd = b + d, evenTurn = a - c, oddTurn = (b - d).MinusI();
                Out(ref toRe, ref toIm, group, 0, at, even + odd);
                Out(ref toRe, ref toIm, group, 1, at, (evenTurn + oddTurn) * w1);
                Out(ref toRe, ref toIm, group, 2, at, (even - odd) * w2);
                Out(ref toRe, ref toIm, group, 3, at, (evenTurn - oddTurn) * w3);
            }
        }
    }

    void Radix5(ref double re, ref double im, ref double toRe, ref double toIm)
    {
        for (int group = 0; group < groups; group++)
            for (int at = 0; at < run; at += Vector256<double>.Count)
            {
                Complex4 a = In(ref re, ref im, group, 0, at);
                (Complex4 b, Complex4 c) = (In(ref re, ref im, group, 1, at), In(ref re, ref im, group, 2, at));
                (Complex4 d, Complex4 e) = (In(ref re, ref im, group, 3, at), In(ref re, ref im, group, 4, at));
                Complex4 outer = b + e, inner = c + d, outerGap = b - e, innerGap = c - d;
                Complex4 near = a + outer.Times(Cos51) + inner.Times(Cos52), far = a + outer.Times(Cos52) + inner.Times(Cos51);
                Complex4 nearTurn = (outerGap.Times(Sin51) + innerGap.Times(Sin52)).MinusI();
                Complex4 farTurn = (outerGap.Times(Sin52) - innerGap.Times(Sin51)).MinusI();
                Out(ref toRe, ref toIm, group, 0, at, a + outer + inner);
                Out(ref toRe, ref toIm, group, 1, at, (near + nearTurn) * Twiddle(group, 1));
                Out(ref toRe, ref toIm, group, 2, at, (far + farTurn) * Twiddle(group, 2));
                Out(ref toRe, ref toIm, group, 3, at, (far - farTurn) * Twiddle(group, 3));
                Out(ref toRe, ref toIm, group, 4, at, (near - nearTurn) * Twiddle(group, 4));
            }
    }

    // Input k of a group lies k groups further on; its outputs lie beside each other.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Complex4 In(ref double re, ref double im, int group, int k, int at)
    {
        nuint place = (nuint)(run * (group + k * groups) + at);
        return new(Vector256.LoadUnsafe(ref re, place), Vector256.LoadUnsafe(ref im, place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Out(ref double re, ref double im, int group, int k, int at, Complex4 value)
    {
        nuint place = (nuint)(run * (group * radix + k) + at);
        value.Re.StoreUnsafe(ref re, place);
        value.Im.StoreUnsafe(ref im, place);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Complex4 Twiddle(int group, int power)
    {
        int place = 2 * (group * (radix - 1) + power - 1);
        return new(Vector256.Create(_twiddles[place]), Vector256.Create(_twiddles[place + 1]));
    }

    static double[] Twiddles(int radix, int groups)
    {
        double[] twiddles = new double[2 * groups * (radix - 1)];
        for (int group = 0; group < groups; group++)
            for (int power = 1; power < radix; power++)
            {
                (double sin, double cos) = Math.SinCos(-2 * Math.PI * group * power / ((double)radix * groups));
                int place = 2 * (group * (radix - 1) + power - 1);
                (twiddles[place], twiddles[place + 1]) = (cos, sin);
            }
        return twiddles;
    }
}
