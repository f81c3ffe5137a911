using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Positions(indices));
            set => index_put_(value, Positions(indices));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => index_put_(value, Positions(i1));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(Positions(i1, i2));
            set => index_put_(value, Positions(i1, i2));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(Positions(i1, i2, i3));
            set => index_put_(value, Positions(i1, i2, i3));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(Positions(i1, i2, i3, i4));
            set => index_put_(value, Positions(i1, i2, i3, i4));
        }

        public Tensor index(params TensorIndex[] indices) => new Indexer(this, indices).Get();

        public Tensor index(params Tensor[] indices) => index(Lists(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Lists(indices));

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using Tensor scalar = Fill([], value, dtype, device, false, null);
            return index_put_(scalar, indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Lists(indices));

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            index_put_(value, Lists(indices), accumulate);

        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            new Indexer(this, indices).Put(value, accumulate);
            return this;
        }

        static TensorIndex[] Positions(params long[] indices) => Array.ConvertAll(indices, TensorIndex (index) => index);

        static TensorIndex[] Lists(Tensor[] indices) =>
            Array.ConvertAll(indices, tensor => tensor is null ? TensorIndex.Colon : TensorIndex.Tensor(tensor));
    }
}
