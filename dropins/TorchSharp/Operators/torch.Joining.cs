using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Aten.cat.Tensor(tensors, dim);
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.cat.Tensor(tensors.ToArray(), dim);
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Aten.cat.Tensor(tensors.ToArray(), dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);
    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.stack.Tensor(tensors.ToArray(), dim);

    public static Tensor hstack(params Tensor[] tensors) => Aten.hstack.Tensor(tensors);
    public static Tensor hstack(IList<Tensor> tensors) => Aten.hstack.Tensor(tensors.ToArray());
    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Aten.hstack.Tensor(tensors.ToArray());
    public static Tensor hstack(IEnumerable<Tensor> tensors) => Aten.hstack.Tensor(tensors.ToArray());

    public static Tensor vstack(Tensor[] tensors) => Aten.vstack.Tensor(tensors);
    public static Tensor vstack(IList<Tensor> tensors) => Aten.vstack.Tensor(tensors.ToArray());
    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Aten.vstack.Tensor(tensors.ToArray());

    public static Tensor dstack(params Tensor[] tensors) => Aten.dstack.Tensor(tensors);
    public static Tensor dstack(IList<Tensor> tensors) => Aten.dstack.Tensor(tensors.ToArray());
    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Aten.dstack.Tensor(tensors.ToArray());
    public static Tensor dstack(IEnumerable<Tensor> tensors) => Aten.dstack.Tensor(tensors.ToArray());

    public static Tensor column_stack(params Tensor[] tensors) => Aten.column_stack.Tensor(tensors);
    public static Tensor column_stack(IList<Tensor> tensors) => Aten.column_stack.Tensor(tensors.ToArray());
    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => Aten.column_stack.Tensor(tensors.ToArray());

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") =>
        Aten.meshgrid_indexing.Many(tensors.ToArray(), indexing);

    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Aten.broadcast_tensors.Many(tensors);

    public static Tensor[] where(Tensor condition) => condition.nonzero_as_list().ToArray();
}
