using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The type of a value: its kind, and for a tensor its element type and shape.</summary>
public unsafe class OrtTypeInfo
{
    readonly OrtTensorTypeAndShapeInfo? _tensor;

    internal OrtTypeInfo(nint info)
    {
        OnnxValueType type;
        Status.Check(Api->GetOnnxTypeFromTypeInfo(info, &type));
        OnnxType = type;
        nint tensor;
        Status.Check(Api->CastTypeInfoToTensorInfo(info, &tensor));
        if (tensor != 0)
            _tensor = new OrtTensorTypeAndShapeInfo(tensor);
    }

    public OnnxValueType OnnxType { get; }

    /// <exception cref="OnnxRuntimeException">The value is no tensor.</exception>
    public OrtTensorTypeAndShapeInfo TensorTypeAndShapeInfo => _tensor
        ?? throw OnnxRuntimeException.Invalid($"A {OnnxType} has no tensor type");
}
