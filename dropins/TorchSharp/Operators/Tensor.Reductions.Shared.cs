using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // The official package converts before it takes the deviation where a type is asked for.
        Tensor Typed(ScalarType? type) => type is null ? this : to_type(type.Value);

        Tensor Extremum(Op op, Op into, Arg dims, bool keepdim, Tensor @out)
        {
            if (@out is null)
                return op.Tensor(this, dims, keepdim);
            into.Run(this, dims, keepdim, @out);
            return @out;
        }
    }
}
