using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>What a model says about an input, output or overridable initializer.</summary>
public unsafe class NodeMetadata
{
    readonly OrtTensorTypeAndShapeInfo? _tensor;
    readonly string[] _symbolicDimensions;

    internal NodeMetadata(nint typeInfo)
    {
        OnnxValueType type;
        Status.Check(Api->GetOnnxTypeFromTypeInfo(typeInfo, &type));
        OnnxValueType = type;
        nint tensor;
        Status.Check(Api->CastTypeInfoToTensorInfo(typeInfo, &tensor));
        if (tensor == 0)
            return;
        _tensor = new OrtTensorTypeAndShapeInfo(tensor);
        _symbolicDimensions = OrtTensorTypeAndShapeInfo.SymbolicDimensions(tensor, _tensor.Value.DimensionsCount);
    }

    public OnnxValueType OnnxValueType { get; }

    /// <summary>The shape of a tensor; -1 where a dimension is open.</summary>
    public int[] Dimensions => Array.ConvertAll(Tensor.Shape, dimension => checked((int)dimension));

    /// <summary>The names of open dimensions; empty where one is fixed or has no name.</summary>
    public string[] SymbolicDimensions => _symbolicDimensions ?? throw NoTensor();

    public TensorElementType ElementDataType => Tensor.ElementDataType;

    /// <summary>The managed type of the elements; null for an element type without one.</summary>
    public Type ElementType => TensorBase.GetElementTypeInfo(ElementDataType)?.TensorType;

    public bool IsString => Tensor.IsString;

    public bool IsTensor => OnnxValueType is OnnxValueType.ONNX_TYPE_TENSOR or OnnxValueType.ONNX_TYPE_SPARSETENSOR;

    OrtTensorTypeAndShapeInfo Tensor => _tensor ?? throw NoTensor();

    OnnxRuntimeException NoTensor() => OnnxRuntimeException.Invalid($"A {OnnxValueType} has no tensor type");
}
