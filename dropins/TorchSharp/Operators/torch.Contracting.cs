using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.einsum.Tensor(equation, tensors);

    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2)
    {
        long rank = a.ndim;
        long[] last = [.. Enumerable.Range(0, (int)dims).Select(i => rank - dims + i)];
        long[] first = [.. Enumerable.Range(0, (int)dims).Select(i => (long)i)];
        return tensordot(a, b, last, first);
    }

    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => Aten.tensordot.Tensor(a, b, dims1, dims2);

    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) =>
        tensordot(a, b, Array.ConvertAll(dims, pair => pair.Item1), Array.ConvertAll(dims, pair => pair.Item2));

    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false,
        Tensor sorter = null) => Aten.searchsorted_Tensor.Tensor(sorted_sequence, values, out_int32, right, Arg.None, sorter);
}
