using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// Applies indices from left to right as PyTorch does: what can be a view becomes one, and what is left, masks and lists
    /// of positions, goes to one call of aten::index or aten::index_put_.
    /// </summary>
    ref struct Indexer
    {
        readonly Tensor _source;
        readonly List<Tensor> _positions = [];
        Tensor _view;
        int _dim;

        internal Indexer(Tensor source, TensorIndex[] indices)
        {
            (_source, _view) = (source, source);
            int skipped = (int)source.ndim - indices.Sum(Consumed);
            foreach (TensorIndex index in indices)
                Apply(index, ref skipped);
        }

        internal readonly Tensor Get()
        {
            if (!_positions.Exists(position => position is not null))
                return ReferenceEquals(_view, _source) ? _source.alias() : _view;
            using Tensor view = Intermediate();
            return Aten.index_Tensor.Tensor(_view, Arg.Optional([.. _positions]));
        }

        internal readonly void Put(Tensor value, bool accumulate)
        {
            using Tensor view = Intermediate();
            if (_positions.Exists(position => position is not null))
                Aten.index_put_.Run(_view, Arg.Optional([.. _positions]), value, accumulate);
            else if (accumulate)
                _view.add_(value);
            else
                _view.copy_(value);
        }

        static int Consumed(TensorIndex index) => index.Type switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => IsMask(index.Positions) ? (int)index.Positions.ndim : 1,
            _ => 0,
        };

        static bool IsMask(Tensor positions) => positions.dtype is ScalarType.Bool or ScalarType.Byte;

        void Apply(TensorIndex index, ref int skipped)
        {
            switch (index.Type)
            {
                case TensorIndex.Kind.Single:
                    Replace(_view.select(_dim, index.Start.Value));
                    break;
                case TensorIndex.Kind.Slice:
                    if (index.Start is not null || index.Stop is not null || index.Step is not null)
                        Replace(Aten.slice_Tensor.Tensor(_view, (long)_dim, index.Start, index.Stop, index.Step ?? 1));
                    Skip(1);
                    break;
                case TensorIndex.Kind.None:
                    Replace(_view.unsqueeze(_dim));
                    Skip(1);
                    break;
                case TensorIndex.Kind.Ellipsis:
                    Skip(Math.Max(skipped, 0));
                    skipped = 0;
                    break;
                case TensorIndex.Kind.Bool:
                    Replace(_view.unsqueeze(_dim));
                    Record(tensor(new[] { index.Start == 1 }), 1);
                    break;
                case TensorIndex.Kind.Tensor when index.Positions.ndim == 0 && IsMask(index.Positions):
                    Replace(_view.unsqueeze(_dim));
                    Record(index.Positions.@bool().unsqueeze(0), 1);
                    break;
                default:
                    Record(index.Positions, IsMask(index.Positions) ? (int)index.Positions.ndim : 1);
                    break;
            }
        }

        void Record(Tensor positions, int dimensions)
        {
            _positions.Add(positions);
            _dim += dimensions;
        }

        void Skip(int dimensions)
        {
            for (int i = 0; i < dimensions; i++)
                Record(null, 1);
        }

        void Replace(Tensor view)
        {
            Intermediate()?.Dispose();
            _view = view;
        }

        // The view, where it is not the caller's own tensor.
        readonly Tensor Intermediate() => ReferenceEquals(_view, _source) ? null : _view;
    }
}
