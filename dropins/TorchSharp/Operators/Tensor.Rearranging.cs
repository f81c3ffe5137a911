using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor flip(params long[] dims) => Aten.flip.Tensor(this, dims);
        public Tensor fliplr() => Aten.fliplr.Tensor(this);
        public Tensor flipud() => Aten.flipud.Tensor(this);

        public Tensor roll(long shifts, long? dims = null) =>
            Aten.roll.Tensor(this, (long[])[shifts], dims is null ? (long[])[] : [dims.Value]);

        public Tensor roll(long[] shifts) => Aten.roll.Tensor(this, shifts);
        public Tensor roll(long[] shifts, long[] dims) => Aten.roll.Tensor(this, shifts, dims);

        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Aten.roll.Tensor(this, (long[])[shifts.Item1, shifts.Item2], (long[])[dims.Item1, dims.Item2]);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            Aten.roll.Tensor(
                this, (long[])[shifts.Item1, shifts.Item2, shifts.Item3], (long[])[dims.Item1, dims.Item2, dims.Item3]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Aten.roll.Tensor(this, shifts, dims);

        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            Aten.rot90.Tensor(this, k, dims is null ? [0, 1] : (long[])[dims.Value.Item1, dims.Value.Item2]);

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.sort_stable.Two(this, stable, dim, descending);

        public Tensor argsort(long dim = -1, bool descending = false) => Aten.argsort.Tensor(this, dim, descending);
        public Tensor msort() => Aten.msort.Tensor(this);

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.topk.Two(this, (long)k, (long)dim, largest, sorted);

        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) =>
            Aten.kthvalue.Two(this, k, dim ?? -1, keepdim);

        public Tensor diff(long n = 1, long dim = -1, Tensor prepend = null, Tensor append = null) =>
            Aten.diff.Tensor(this, n, dim, prepend, append);

        // ATen's own operator has no gradient in libtorch 1.13.
        public Tensor channel_shuffle(long groups) => unflatten(1, groups, -1).transpose(1, 2).flatten(1, 2);
    }
}
