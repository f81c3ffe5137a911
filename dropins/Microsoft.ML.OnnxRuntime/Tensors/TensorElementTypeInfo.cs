namespace Microsoft.ML.OnnxRuntime.Tensors;

/// <summary>The managed type that an element type stands for.</summary>
public class TensorElementTypeInfo
{
    public TensorElementTypeInfo(Type type, int typeSize)
    {
        TensorType = type;
        TypeSize = typeSize;
    }

    public Type TensorType { get; }

    /// <summary>Bytes.</summary>
    public int TypeSize { get; }

    public bool IsString => TensorType == typeof(string);
}
