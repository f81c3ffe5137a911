using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false, Generator generator = null, string[] names = null)
    {
        RefuseNames(names);
        return Aten.normal_float_float
            .Tensor(mean, std, size, generator, dtype ?? _defaultType, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);
    }

    public static Tensor normal(Tensor mean, Tensor std, Generator generator = null) =>
        Aten.normal_Tensor_Tensor.Tensor(mean, std, generator);
}
