using System.Runtime.InteropServices;

namespace Microsoft.ML.OnnxRuntime.Extensions.Interop;

/// <summary>
/// The entries of ONNX Runtime's C function table that custom ops call, each at its index in the table. An object is an nint, a
/// status the nint returned.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
unsafe struct OrtApi
{
    /// <summary>The version asked for: that of the official package whose API the drop-in of the runtime has.</summary>
    public const uint Version = 23;

    public const int Fail = 1;
    public const int InvalidArgument = 2;

    const int Word = 8;

    [FieldOffset(0 * Word)] public delegate* unmanaged<int, byte*, nint> CreateStatus;
    [FieldOffset(26 * Word)] public delegate* unmanaged<byte*, nint*, nint> CreateCustomOpDomain;
    [FieldOffset(27 * Word)] public delegate* unmanaged<nint, OrtCustomOp*, nint> CustomOpDomain_Add;
    [FieldOffset(28 * Word)] public delegate* unmanaged<nint, nint, nint> AddCustomOpDomain;
    [FieldOffset(51 * Word)] public delegate* unmanaged<nint, byte**, nint> GetTensorMutableData;
    [FieldOffset(61 * Word)] public delegate* unmanaged<nint, nuint*, nint> GetDimensionsCount;
    [FieldOffset(62 * Word)] public delegate* unmanaged<nint, long*, nuint, nint> GetDimensions;
    [FieldOffset(65 * Word)] public delegate* unmanaged<nint, nint*, nint> GetTensorTypeAndShape;
    [FieldOffset(90 * Word)] public delegate* unmanaged<nint, nuint, nint*, nint> KernelContext_GetInput;
    [FieldOffset(91 * Word)] public delegate* unmanaged<nint, nuint, long*, nuint, nint*, nint> KernelContext_GetOutput;
    [FieldOffset(99 * Word)] public delegate* unmanaged<nint, void> ReleaseTensorTypeAndShapeInfo;
}
