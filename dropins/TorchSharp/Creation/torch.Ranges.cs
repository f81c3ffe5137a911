using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false)
    {
        bool integral = is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type);
        ScalarType type = dtype ?? (integral ? ScalarType.Int64 : _defaultType);
        return Aten.arange_start_step.Tensor(start, stop, step, type, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);
    }

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false) =>
        Aten.linspace.Tensor((Scalar)start, (Scalar)end, steps, dtype ?? _defaultType, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device device = null,
        bool requires_grad = false, string[] names = null)
    {
        RefuseNames(names);
        return Aten.eye_m
            .Tensor(rows, columns == -1 ? rows : columns, dtype ?? _defaultType, Arg.None, InitializeDevice(device))
            .with_requires_grad(requires_grad);
    }
}
