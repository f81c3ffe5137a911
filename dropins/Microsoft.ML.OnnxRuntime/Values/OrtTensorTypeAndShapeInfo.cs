using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>Element type and shape of a tensor, or of an input or output (where a dimension left open is -1).</summary>
public unsafe struct OrtTensorTypeAndShapeInfo
{
    internal OrtTensorTypeAndShapeInfo(nint info)
    {
        TensorElementType type;
        nuint rank;
        Status.Check(Api->GetTensorElementType(info, &type));
        Status.Check(Api->GetDimensionsCount(info, &rank));
        long[] shape = new long[rank];
        fixed (long* dimensions = shape)
            Status.Check(Api->GetDimensions(info, dimensions, rank));
        (ElementDataType, Shape) = (type, shape);
        ElementCount = shape.Contains(-1) ? -1 : ShapeUtils.GetSizeForShape(shape);
    }

    public TensorElementType ElementDataType { get; }

    public long[] Shape { get; }

    /// <summary>The product of the shape; -1 where a dimension is open.</summary>
    public long ElementCount { get; }

    public int DimensionsCount => Shape.Length;

    public bool IsString => ElementDataType == TensorElementType.String;

    /// <summary>The names of dimensions; empty where one is fixed or has no name.</summary>
    internal static string[] SymbolicDimensions(nint info, int rank)
    {
        byte** names = stackalloc byte*[rank];
        Status.Check(Api->GetSymbolicDimensions(info, names, (nuint)rank));
        string[] texts = new string[rank];
        for (int i = 0; i < rank; i++)
            texts[i] = NativeText.Read(names[i]) ?? "";
        return texts;
    }
}
