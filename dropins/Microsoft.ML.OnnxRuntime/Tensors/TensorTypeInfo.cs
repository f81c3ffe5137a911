namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>The element type that a managed type stands for.</summary>
public class TensorTypeInfo
{
    public TensorTypeInfo(TensorElementType elementType, int typeSize)
    {
        ElementType = elementType;
        TypeSize = typeSize;
    }

    public TensorElementType ElementType { get; }

    /// <summary>Bytes.</summary>
    public int TypeSize { get; }

    public bool IsString => ElementType == TensorElementType.String;
}
