using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Saxe 2013: rows, or columns where there are fewer, of length gain at right angles.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2)
                    throw new ArgumentException("Only tensors with 2 or more dimensions are supported");
                if (tensor.NumberOfElements == 0)
                    return tensor;
                using IDisposable recording = no_grad();
                using DisposeScope scope = NewDisposeScope();
                long rows = tensor.size(0), columns = tensor.NumberOfElements / rows;
                Tensor drawn = empty([rows, columns], tensor.dtype, tensor.device).normal_();
                (Tensor q, Tensor r) = Aten.linalg_qr.Two(rows < columns ? drawn.t() : drawn, "reduced");
                // The signs of R's diagonal make the decomposition unique, and so Q uniform.
                q.mul_(r.diagonal().sign());
                tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape));
                return tensor.mul_(gain);
            }

            /// <summary>Convolutions that pass channels on: a one at the kernel's centre, from channel i to channel i.</summary>
            public static Tensor dirac_(Tensor tensor)
            {
                long[] shape = tensor.shape;
                if (shape.Length is < 3 or > 5)
                    throw new ArgumentException("Only tensors with 3, 4, or 5 dimensions are supported");
                using IDisposable recording = no_grad();
                using DisposeScope scope = NewDisposeScope();
                tensor.zero_();
                for (long channel = 0; channel < Math.Min(shape[0], shape[1]); channel++)
                {
                    Tensor place = tensor.select(0, channel).select(0, channel);
                    for (int dim = 2; dim < shape.Length; dim++)
                        place = place.select(0, shape[dim] / 2);
                    place.fill_(1);
                }
                return tensor;
            }

            /// <summary>Martens 2010: normal, then a share of each column set to zero.</summary>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2)
                    throw new ArgumentException("Only tensors with 2 dimensions are supported");
                using IDisposable recording = no_grad();
                using DisposeScope scope = NewDisposeScope();
                long rows = tensor.size(0), columns = tensor.size(1);
                var zeros = (long)Math.Ceiling(sparsity * rows);
                tensor.normal_(0, std);
                for (long column = 0; column < columns; column++)
                    tensor.select(1, column).index_fill_(0, randperm(rows).narrow(0, 0, zeros), 0);
                return tensor;
            }
        }
    }
}
