using Microsoft.ML.OnnxRuntime.Interop;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>The type of a value: its kind, and for a tensor its element type and shape.</summary>
public unsafe class OrtTypeInfo
{
    private readonly OrtTensorTypeAndShapeInfo? _tensor;

    internal OrtTypeInfo(nint info)
    {
        OnnxValueType type;
        Status.Check(Engine.Api->GetOnnxTypeFromTypeInfo(info, &type));
        OnnxType = type;
        nint tensor;
        Status.Check(Engine.Api->CastTypeInfoToTensorInfo(info, &tensor));
        if (tensor != 0)
            _tensor = new OrtTensorTypeAndShapeInfo(tensor);
    }

    public OnnxValueType OnnxType { get; }

    /// <exception cref="OnnxRuntimeException">The value is no tensor.</exception>
    public OrtTensorTypeAndShapeInfo TensorTypeAndShapeInfo => _tensor
        ?? throw new OnnxRuntimeException(ErrorCode.InvalidArgument, $"A {OnnxType} has no tensor type");
}
