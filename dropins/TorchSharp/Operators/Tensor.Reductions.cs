using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(ScalarType? type = null) => Aten.sum.Tensor(this, type);

        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim_IntList.Tensor(this, (long[])[dim], keepdim, type);

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim_IntList.Tensor(this, (long[])[dim0, dim1], keepdim, type);

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim_IntList.Tensor(this, (long[])[dim0, dim1, dim2], keepdim, type);

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim_IntList.Tensor(this, dim, keepdim, type);

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.sum_dim_IntList.Tensor(this, dim, keepdim, type);

        public Tensor mean() => Aten.mean.Tensor(this);

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) =>
            Aten.mean_dim.Tensor(this, dimensions, keepdim, type);

        public Tensor prod(ScalarType? type = null) => Aten.prod.Tensor(this, type);

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) =>
            Aten.prod_dim_int.Tensor(this, dim, keepdim, type);

        public Tensor nansum() => Aten.nansum.Tensor(this);
        public Tensor max() => Aten.max.Tensor(this);
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.max_dim.Two(this, dim, keepdim);
        public Tensor max(Tensor other) => Aten.max_other.Tensor(this, other);
        public Tensor min() => Aten.min.Tensor(this);
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.min_dim.Two(this, dim, keepdim);
        public Tensor min(Tensor other) => Aten.min_other.Tensor(this, other);

        public Tensor amax(long[] dims, bool keepdim = false, Tensor @out = null) =>
            Extremum(Aten.amax, Aten.amax_out, dims, keepdim, @out);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null) =>
            Extremum(Aten.amax, Aten.amax_out, dims, keepdim, @out);

        public Tensor amax(params long[] dims) => Aten.amax.Tensor(this, dims);

        public Tensor amin(long[] dims, bool keepdim = false, Tensor @out = null) =>
            Extremum(Aten.amin, Aten.amin_out, dims, keepdim, @out);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor @out = null) =>
            Extremum(Aten.amin, Aten.amin_out, dims, keepdim, @out);

        public Tensor amin(params long[] dims) => Aten.amin.Tensor(this, dims);

        // ATen's own operator has no gradient in libtorch 1.13.
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false)
        {
            long[] dims = dim is null ? [] : [dim.Value];
            return (amin(dims, keepdim), amax(dims, keepdim));
        }

        public Tensor argmax() => Aten.argmax.Tensor(this);
        public Tensor argmax(long dim, bool keepdim = false) => Aten.argmax.Tensor(this, dim, keepdim);
        public Tensor argmin() => Aten.argmin.Tensor(this);
        public Tensor argmin(long dim, bool keepdim = false) => Aten.argmin.Tensor(this, dim, keepdim);
        public Tensor all() => Aten.all.Tensor(this);
        public Tensor all(long dim, bool keepdim = false) => Aten.all_dim.Tensor(this, dim, keepdim);
        public Tensor any() => Aten.any.Tensor(this);
        public Tensor any(long dim, bool keepdim = false) => Aten.any_dim.Tensor(this, dim, keepdim);
        public Tensor std(bool unbiased = true) => Aten.std.Tensor(this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.std_dim.Tensor(Typed(type), (long[])[dim], unbiased, keepdim);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.std_dim.Tensor(Typed(type), dimensions, unbiased, keepdim);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.std_dim.Tensor(Typed(type), dimensions, unbiased, keepdim);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.std_dim.Tensor(Typed(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.std_dim.Tensor(Typed(type), (long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Aten.std_mean.Two(this, unbiased);

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.std_mean_dim.Two(Typed(type), (long[])[dim], unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.std_mean_dim.Two(Typed(type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.std_mean_dim.Two(Typed(type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.std_mean_dim.Two(Typed(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.std_mean_dim.Two(Typed(type), (long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public Tensor var(bool unbiased = true) => Aten.var.Tensor(this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.var_dim.Tensor(Typed(type), (long[])[dim], unbiased, keepdim);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.var_dim.Tensor(Typed(type), dimensions, unbiased, keepdim);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.var_dim.Tensor(Typed(type), dimensions, unbiased, keepdim);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.var_dim.Tensor(Typed(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Aten.var_dim.Tensor(Typed(type), (long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Aten.var_mean.Two(this, unbiased);

        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.var_mean_dim.Two(Typed(type), (long[])[dim], unbiased, keepdim);

        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.var_mean_dim.Two(Typed(type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.var_mean_dim.Two(Typed(type), dimensions, unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.var_mean_dim.Two(Typed(type), (long[])[dim.Item1, dim.Item2], unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false,
            ScalarType? type = null) =>
            Aten.var_mean_dim.Two(Typed(type), (long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim);

        public Tensor norm(float p = 2f) => Aten.norm_Scalar.Tensor(this, (Scalar)p);

        public Tensor norm(int dim, bool keepdim = false, float p = 2f) =>
            Aten.norm_ScalarOpt_dim.Tensor(this, (Scalar)p, (long[])[dim], keepdim);

        public Tensor dist(Tensor other, float p = 2f) => Aten.dist.Tensor(this, other, (Scalar)p);
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.logsumexp.Tensor(this, (long[])[dim], keepdim);

        public Tensor count_nonzero(long[] dims = null) =>
            dims is null ? Aten.count_nonzero.Tensor(this) : Aten.count_nonzero_dim_IntList.Tensor(this, dims);

        public Tensor median() => Aten.median.Tensor(this);
        public Tensor nanmedian() => Aten.nanmedian.Tensor(this);
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Aten.mode.Two(this, dim, keepdim);
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.quantile.Tensor(this, q, dim, keepdim);
        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.cumsum.Tensor(this, dim, type);
        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.cumprod.Tensor(this, dim, type);
        public (Tensor values, Tensor indexes) cummax(long dim) => Aten.cummax.Two(this, dim);
        public (Tensor values, Tensor indexes) cummin(long dim) => Aten.cummin.Two(this, dim);
        public Tensor logcumsumexp(long dim) => Aten.logcumsumexp.Tensor(this, dim);
        public Tensor bincount(Tensor weights, long minlength = 0) => Aten.bincount.Tensor(this, weights, minlength);

        public Tensor histc(long bins = 100, long min = 0, long max = 0) =>
            Aten.histc.Tensor(this, bins, (Scalar)min, (Scalar)max);
    }
}
