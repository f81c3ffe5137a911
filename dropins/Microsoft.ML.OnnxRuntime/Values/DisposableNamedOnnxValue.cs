using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>An output under its name. Its tensor works on native memory, which is gone after Dispose.</summary>
public class DisposableNamedOnnxValue : NamedOnnxValue, IDisposable
{
    readonly OrtValue _value;

    DisposableNamedOnnxValue(string name, object tensor, TensorElementType elementType, OrtValue value)
        : base(name, tensor, value.OnnxType)
    {
        ElementType = elementType;
        _value = value;
    }

    public TensorElementType ElementType { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Names values in their order and takes them over; on failure they are disposed.</summary>
    internal static IDisposableReadOnlyCollection<DisposableNamedOnnxValue> Named(
        IReadOnlyCollection<string> names, IDisposableReadOnlyCollection<OrtValue> values)
    {
        try
        {
            if (names.Count != values.Count)
                throw new ArgumentException($"{names.Count} names for {values.Count} outputs", nameof(names));
            DisposableList<DisposableNamedOnnxValue> named = new(values.Count);
            foreach (string name in names)
                named.Add(Of(name, values[named.Count]));
            return named;
        }
        catch
        {
            values.Dispose();
            throw;
        }
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _value.Dispose();
    }

    static DisposableNamedOnnxValue Of(string name, OrtValue value)
    {
        if (!value.IsTensor)
            throw OnnxRuntimeException.Invalid($"'{name}' is a {value.OnnxType}: use a Run that gives OrtValues");
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        int[] dimensions = Array.ConvertAll(info.Shape, dimension => checked((int)dimension));
        object tensor = info.ElementDataType switch
        {
            TensorElementType.Float => Over<float>(value, dimensions),
            TensorElementType.Double => Over<double>(value, dimensions),
            TensorElementType.UInt8 => Over<byte>(value, dimensions),
            TensorElementType.Int8 => Over<sbyte>(value, dimensions),
            TensorElementType.UInt16 => Over<ushort>(value, dimensions),
            TensorElementType.Int16 => Over<short>(value, dimensions),
            TensorElementType.UInt32 => Over<uint>(value, dimensions),
            TensorElementType.Int32 => Over<int>(value, dimensions),
            TensorElementType.UInt64 => Over<ulong>(value, dimensions),
            TensorElementType.Int64 => Over<long>(value, dimensions),
            TensorElementType.Bool => Over<bool>(value, dimensions),
            TensorElementType.Float16 => Over<Float16>(value, dimensions),
            TensorElementType.BFloat16 => Over<BFloat16>(value, dimensions),
            TensorElementType.String => new DenseTensor<string>(value.GetStringTensorAsArray(), dimensions),
            _ => throw OnnxRuntimeException.Invalid($"'{name}' is a tensor of {info.ElementDataType}, which C# does not have"),
        };
        return new DisposableNamedOnnxValue(name, tensor, info.ElementDataType, value);
    }

    static DenseTensor<T> Over<T>(OrtValue value, int[] dimensions)
        where T : unmanaged => new(new NativeTensorMemory<T>(value).Memory, dimensions);
}
