using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Aten.view.Tensor(this, shape);
        public Tensor view_as(Tensor other) => Aten.view_as.Tensor(this, other);
        public Tensor reshape(params long[] shape) => Aten.reshape.Tensor(this, shape);
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.flatten_using_ints.Tensor(this, start_dim, end_dim);
        public Tensor unflatten(long dim, params long[] sizes) => Aten.unflatten_int.Tensor(this, dim, sizes);
        public Tensor unflatten(long dim, Size sizes) => Aten.unflatten_int.Tensor(this, dim, sizes);
        public Tensor ravel() => Aten.ravel.Tensor(this);
        public Tensor squeeze(long? dim = null) => dim is null ? Aten.squeeze.Tensor(this) : Aten.squeeze_dim.Tensor(this, dim);
        public Tensor squeeze_(long? dim = null) => dim is null ? Aten.squeeze_.Self(this) : Aten.squeeze__dim.Self(this, dim);
        public Tensor unsqueeze(long dim) => Aten.unsqueeze.Tensor(this, dim);
        public Tensor unsqueeze_(long dim) => Aten.unsqueeze_.Self(this, dim);
        public Tensor permute(params long[] permutation) => Aten.permute.Tensor(this, permutation);
        public Tensor permute(IEnumerable<long> permutation) => Aten.permute.Tensor(this, permutation.ToArray());
        public Tensor transpose(long dim0, long dim1) => Aten.transpose_int.Tensor(this, dim0, dim1);
        public Tensor transpose_(long dim0, long dim1) => Aten.transpose_.Self(this, dim0, dim1);
        public Tensor swapaxes(long dim0, long dim1) => Aten.transpose_int.Tensor(this, dim0, dim1);
        public Tensor swapdims(long dim0, long dim1) => Aten.transpose_int.Tensor(this, dim0, dim1);
        public Tensor t() => Aten.t.Tensor(this);
        public Tensor movedim(long[] source, long[] destination) => Aten.movedim_intlist.Tensor(this, source, destination);
        public Tensor moveaxis(long[] source, long[] destination) => Aten.movedim_intlist.Tensor(this, source, destination);
        public Tensor expand(Size sizes, bool isImplicit = false) => Aten.expand.Tensor(this, sizes, isImplicit);
        public Tensor expand(long[] sizes, bool isImplicit = false) => Aten.expand.Tensor(this, sizes, isImplicit);
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Aten.expand.Tensor(this, sizes, isImplicit);
        public Tensor expand(params long[] sizes) => Aten.expand.Tensor(this, sizes);
        public Tensor expand_as(Tensor other) => Aten.expand_as.Tensor(this, other);
        public Tensor broadcast_to(params long[] shape) => Aten.broadcast_to.Tensor(this, shape);
        public Tensor repeat(params long[] sizes) => Aten.repeat.Tensor(this, sizes);
        public Tensor tile(long[] reps) => Aten.tile.Tensor(this, reps);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Aten.repeat_interleave_self_int.Tensor(this, repeats, dim, output_size);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Aten.repeat_interleave_self_Tensor.Tensor(this, repeats, dim, output_size);

        public Tensor contiguous() => Aten.contiguous.Tensor(this);
        public Tensor alias() => Aten.alias.Tensor(this);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            Aten.as_strided.Tensor(this, size, strides, storageOffset);

        public Tensor unfold(long dimension, long size, long step) => Aten.unfold.Tensor(this, dimension, size, step);
        public Tensor[] chunk(long chunks, long dim = 0) => Aten.chunk.Many(this, chunks, dim);
        public Tensor[] split(long size, int dim = 0) => Aten.split_Tensor.Many(this, size, (long)dim);
        public Tensor[] split(long[] sizes, long dim = 0) => Aten.split_with_sizes.Many(this, sizes, dim);
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Aten.split_with_sizes.Many(this, sizes, dim);
        public Tensor[] split(params long[] sizes) => Aten.split_with_sizes.Many(this, sizes);
        public Tensor[] unbind(long dimension = 0) => Aten.unbind_int.Many(this, dimension);
        public Tensor[] tensor_split(long size, long dim = 0) => Aten.tensor_split_sections.Many(this, size, dim);
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Aten.tensor_split_indices.Many(this, sizes, dim);
        public Tensor atleast_1d() => Aten.atleast_1d.Tensor(this);
        public Tensor atleast_2d() => Aten.atleast_2d.Tensor(this);
        public Tensor atleast_3d() => Aten.atleast_3d.Tensor(this);
    }
}
