using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor select(long dim, long index) => Aten.select_int.Tensor(this, dim, index);
        public Tensor narrow(long dim, long start, long length) => Aten.narrow.Tensor(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) =>
            Aten.slice_Tensor.Tensor(this, dim, start, finish, step);

        public Tensor index_select(long dim, Tensor index) => Aten.index_select.Tensor(this, dim, index);
        public Tensor gather(long dim, Tensor index) => Aten.gather.Tensor(this, dim, index);
        public Tensor take(Tensor index) => Aten.take.Tensor(this, index);
        public Tensor take_along_dim(Tensor indices) => Aten.take_along_dim.Tensor(this, indices);
        public Tensor take_along_dim(Tensor indices, long dim) => Aten.take_along_dim.Tensor(this, indices, dim);
        public Tensor masked_select(Tensor mask) => Aten.masked_select.Tensor(this, mask);
        public Tensor nonzero() => Aten.nonzero.Tensor(this);
        public IList<Tensor> nonzero_as_list() => Aten.nonzero_numpy.Many(this);
        public Tensor argwhere() => Aten.argwhere.Tensor(this);
        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.scatter_src.Tensor(this, dim, index, src);
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.scatter__src.Self(this, dim, index, src);
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.scatter_add.Tensor(this, dim, index, src);
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.scatter_add_.Self(this, dim, index, src);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.index_add.Tensor(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            Aten.index_add_.Self(this, dim, index, source, alpha);

        public Tensor index_copy(long dim, Tensor index, Tensor source) => Aten.index_copy.Tensor(this, dim, index, source);
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.index_copy_.Self(this, dim, index, source);

        public Tensor index_fill(long dim, Tensor index, Scalar value) =>
            Aten.index_fill_int_Scalar.Tensor(this, dim, index, value);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) =>
            Aten.index_fill__int_Scalar.Self(this, dim, index, value);

        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.masked_fill_Scalar.Tensor(this, mask, value);
        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.masked_fill__Scalar.Self(this, mask, value);
        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.masked_scatter.Tensor(this, mask, value);
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Aten.masked_scatter_.Self(this, mask, value);
        public Tensor where(Tensor condition, Tensor y) => Aten.where_self.Tensor(condition, this, y);

        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Aten.bucketize_Tensor.Tensor(this, boundaries, outInt32, right);

        public Tensor select_scatter(Tensor src, long dim, long index) => Aten.select_scatter.Tensor(this, src, dim, index);
    }
}
