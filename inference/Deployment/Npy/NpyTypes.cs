using Strata.Onnx;
using Strata.Storage.Npy;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Deployment.Npy;

/// <summary>The element types of ONNX as those of NPY.</summary>
static class NpyTypes
{
    static readonly Dictionary<DataType, NpyType> s_types = new()
    {
        [DataType.Float] = NpyType.Float32,
        [DataType.Float16] = NpyType.Float16,
        [DataType.Double] = NpyType.Float64,
        [DataType.Int8] = NpyType.Int8,
        [DataType.Uint8] = NpyType.UInt8,
        [DataType.Int16] = NpyType.Int16,
        [DataType.Uint16] = NpyType.UInt16,
        [DataType.Int32] = NpyType.Int32,
        [DataType.Int64] = NpyType.Int64,
        [DataType.Bool] = NpyType.Bool,
    };

    /// <summary>Whether NPY has the tensor's type; it has neither bfloat16 nor text of any length.</summary>
    public static bool Has(TensorProto tensor) => s_types.ContainsKey((DataType)tensor.DataType);

    /// <summary>NPY's name of the tensor's type.</summary>
    public static NpyType Of(TensorProto tensor) => s_types[(DataType)tensor.DataType];
}
