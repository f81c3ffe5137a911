using System.Runtime.Intrinsics.X86;

namespace Strata.Quantization;

/// <summary>How this processor adds up products of 8-bit numbers.</summary>
public static class IntegerProducts
{
    const int Leaf = 7, Avx512Vnni = 1 << 11, AvxVnni = 1 << 4;

    /// <summary>
    /// Whether two products at a time are added in 16 bits, where they can overflow: on x86 without VNNI (Intel 64 manual, VPMADDUBSW).
    /// Weights of 7 bits cannot.
    /// </summary>
    public static bool CanOverflow { get; } = X86Base.IsSupported && !HasVnni();

    static bool HasVnni() => X86Base.CpuId(0, 0).Eax >= Leaf
        && ((X86Base.CpuId(Leaf, 0).Ecx & Avx512Vnni) != 0 || (X86Base.CpuId(Leaf, 1).Eax & AvxVnni) != 0);
}
