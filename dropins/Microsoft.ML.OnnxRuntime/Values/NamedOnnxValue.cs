using Microsoft.ML.OnnxRuntime.Interop;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Microsoft.ML.OnnxRuntime;

/// <summary>A managed tensor under the name of an input or output. OrtValue is the faster form.</summary>
public class NamedOnnxValue
{
    internal NamedOnnxValue(string name, object value, OnnxValueType valueType)
    {
        ArgumentNullException.ThrowIfNull(name);
        (Name, Value, ValueType) = (name, value, valueType);
    }

    public string Name { get; set; }

    public object Value { get; set; }

    public OnnxValueType ValueType { get; }

    /// <param name="value">Used in place where it is dense and row-major.</param>
    public static NamedOnnxValue CreateFromTensor<T>(string name, Tensor<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new NamedOnnxValue(name, value, OnnxValueType.ONNX_TYPE_TENSOR);
    }

    /// <summary>The value as a tensor of T; null where it is something else.</summary>
    public Tensor<T> AsTensor<T>() => Value as Tensor<T>;

    /// <summary>The value as a sequence of T; null where it is something else.</summary>
    public IEnumerable<T> AsEnumerable<T>() => Value as IEnumerable<T>;

    /// <summary>A native value over the tensor, for the caller to dispose.</summary>
    internal OrtValue ToOrtValue() => Value is TensorBase tensor
        ? tensor.ToOrtValue()
        : throw OnnxRuntimeException.Invalid($"'{Name}' holds a {Value?.GetType().Name ?? "null"}, not a tensor");
}
