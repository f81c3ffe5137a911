using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Strata.Analysis.Embedding.Fourier;

/// <summary>Four complex numbers, real and imaginary parts apart.</summary>
readonly struct Complex4(Vector256<double> re, Vector256<double> im)
{
    public readonly Vector256<double> Re = re, Im = im;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex4 operator +(Complex4 a, Complex4 b) => new(a.Re + b.Re, a.Im + b.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex4 operator -(Complex4 a, Complex4 b) => new(a.Re - b.Re, a.Im - b.Im);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Complex4 operator *(Complex4 a, Complex4 b) => new(a.Re * b.Re - a.Im * b.Im, a.Re * b.Im + a.Im * b.Re);

    /// <summary>Each multiplied by a real number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Complex4 Times(double factor) => new(Re * factor, Im * factor);

    /// <summary>Each multiplied by -i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Complex4 MinusI() => new(Im, -Re);
}
