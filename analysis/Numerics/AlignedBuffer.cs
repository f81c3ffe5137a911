using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Strata.Analysis.Numerics;

/// <summary>Float32 memory that starts at a cache line and stays there: a vector load that crosses two lines costs double.</summary>
sealed class AlignedBuffer
{
    const int Line = 64;
    readonly float[] _values;
    readonly int _offset;

    public AlignedBuffer(int length)
    {
        _values = GC.AllocateUninitializedArray<float>(checked(length + Line / sizeof(float)), pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0);
        (_offset, Length) = ((int)(-address & (Line - 1)) / sizeof(float), length);
    }

    public int Length { get; }

    public Span<float> Span => _values.AsSpan(_offset, Length);

    /// <summary>The value at an index that the caller has proven to be within.</summary>
    public ref float At(int index) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), _offset + index);
}
