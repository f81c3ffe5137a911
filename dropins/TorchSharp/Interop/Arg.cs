using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// One argument of an operator on its way to libtorch. The collection expressions that hold arguments live on the stack, so a
/// call allocates nothing, and the reference in here keeps its tensor alive until the call is over.
/// </summary>
readonly struct Arg
{
    internal readonly object Reference;
    internal readonly long Bits;
    internal readonly NativeTag Tag;

    Arg(NativeTag tag, long bits = 0, object reference = null) => (Tag, Bits, Reference) = (tag, bits, reference);

    internal static Arg None => default;

    /// <summary>A list in which null stands for "all of this dimension", as the indexing operators take it.</summary>
    internal static Arg Optional(Tensor[] tensors) => new(NativeTag.OptionalTensorList, 0, tensors);

    public static implicit operator Arg(Tensor tensor) => tensor is null ? None : new(NativeTag.Tensor, 0, tensor);
    public static implicit operator Arg(Tensor[] tensors) => tensors is null ? None : new(NativeTag.TensorList, 0, tensors);
    public static implicit operator Arg(long value) => new(NativeTag.Int, value);
    public static implicit operator Arg(long? value) => value is null ? None : new(NativeTag.Int, value.Value);
    public static implicit operator Arg(double value) => new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Arg(double? value) => value is null ? None : value.Value;
    public static implicit operator Arg(bool value) => new(NativeTag.Bool, value ? 1 : 0);
    public static implicit operator Arg(long[] values) => values is null ? None : new(NativeTag.IntList, 0, values);
    public static implicit operator Arg(ReadOnlySpan<long> values) => values.ToArray();
    public static implicit operator Arg(Size size) => size.Shape;
    public static implicit operator Arg(double[] values) => values is null ? None : new(NativeTag.DoubleList, 0, values);
    public static implicit operator Arg(bool[] values) => values is null ? None : new(NativeTag.BoolList, 0, values);
    public static implicit operator Arg(string text) => text is null ? None : new(NativeTag.String, 0, text);
    public static implicit operator Arg(Scalar scalar) => scalar is null ? None : new(scalar.Tag, scalar.Bits);
    public static implicit operator Arg(ScalarType type) => new(NativeTag.Int, (long)type);
    public static implicit operator Arg(ScalarType? type) => type is null ? None : type.Value;
    public static implicit operator Arg(Generator generator) => generator is null ? None : new(NativeTag.Generator, 0, generator);
    public static implicit operator Arg(Device device) =>
        device is null ? None : new(NativeTag.Device, (long)device.type, device);
}
