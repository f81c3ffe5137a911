using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of the libtorch that runs, 1.13.1 on Debian 12; not that of the official package.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)Native.strata_version());

    public static bool is_tensor(object obj) => obj is Tensor;

    public static long numel(Tensor input) => input.numel();

    public static bool is_floating_point(Tensor input) => input.is_floating_point();

    public static bool is_complex(Tensor input) => input.is_complex();

    public static bool is_integral(Tensor t) => t.is_integral();

    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    public static ScalarType promote_types(ScalarType type1, ScalarType type2) =>
        (ScalarType)Aten.promote_types.Number(type1, type2).ToInt64();

    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) =>
        (ScalarType)Aten.result_type_Tensor.Number(tensor1, tensor2).ToInt64();

    public static bool can_cast(ScalarType from, ScalarType to) => Aten.can_cast.Truth(from, to);

    public partial class Tensor
    {
        public bool is_nonzero()
        {
            if (numel() != 1)
                throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");
            return Aten.is_nonzero.Truth(this);
        }

        /// <summary>The matrix transposed; for vectors the vector itself.</summary>
        public Tensor T => Aten.numpy_T.Tensor(this);

        public Tensor mT => Aten.mT.Tensor(this);

        public Tensor mH => Aten.mH.Tensor(this);

        public (Tensor output, Tensor inverse_indices, Tensor counts) unique(bool sorted = true, bool return_inverse = false,
            bool return_counts = false, int? dim = null) => dim is null
            ? Wanted(Aten._unique2.Three(this, sorted, return_inverse, return_counts), return_inverse, return_counts)
            : Wanted(
                Aten.unique_dim.Three(this, (long)dim, sorted, return_inverse, return_counts), return_inverse, return_counts);

        public (Tensor output, Tensor inverse_indices, Tensor counts) unique_consecutive(bool return_inverse = false,
            bool return_counts = false, int? dim = null) => Wanted(
            Aten.unique_consecutive.Three(this, return_inverse, return_counts, (long?)dim), return_inverse, return_counts);

        // ATen hands out empty tensors for what was not asked for; the official package hands out null.
        static (Tensor, Tensor, Tensor) Wanted((Tensor, Tensor, Tensor) found, bool inverse, bool counts)
        {
            if (!inverse)
                found.Item2.Dispose();
            if (!counts)
                found.Item3.Dispose();
            return (found.Item1, inverse ? found.Item2 : null, counts ? found.Item3 : null);
        }
    }

    public static (Tensor output, Tensor inverse_indices, Tensor counts) unique(Tensor input, bool sorted = true,
        bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    public static (Tensor output, Tensor inverse_indices, Tensor counts) unique_consecutive(Tensor input,
        bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);
}
