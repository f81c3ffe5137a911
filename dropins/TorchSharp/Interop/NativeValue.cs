using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The kind of a <see cref="NativeValue"/>; the order is that of Tag in native/strata_torch.h.</summary>
enum NativeTag
{
    None, Tensor, Int, Double, Bool, IntList, DoubleList, BoolList, TensorList, OptionalTensorList, String, Generator, Device,
}

/// <summary>One argument or result of an operator, as the shim lays it out.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
struct NativeValue
{
    [FieldOffset(0)] internal NativeTag Tag;
    [FieldOffset(4)] internal int Count;
    [FieldOffset(8)] internal long Integer;
    [FieldOffset(8)] internal double Number;
    [FieldOffset(8)] internal nint Pointer;
}

/// <summary>What a tensor says of itself in one native call.</summary>
[StructLayout(LayoutKind.Sequential)]
struct TensorDescription
{
    internal nint Data;
    internal long Elements;
    internal int Dimensions;
    internal sbyte Type;
    internal sbyte DeviceType;
    internal sbyte DeviceIndex;
    internal byte IsContiguous;
}
