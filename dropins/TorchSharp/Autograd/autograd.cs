using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class autograd
    {
        public static void backward(Tensor tensor, IList<Tensor> grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor> inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false,
            IList<Tensor> inputs = null) => backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Adds the gradients of the tensors into the grad of the leaves, or of the given inputs alone.</summary>
        public static void backward(IList<Tensor> tensors, IList<Tensor> grad_tensors = null, bool? retain_graph = null,
            bool create_graph = false, IList<Tensor> inputs = null)
        {
            nint[] handles = Handles(tensors), grads = Handles(grad_tensors), leaves = Handles(inputs);
            fixed (nint* pointer = handles, gradPointer = grads, leafPointer = leaves)
            {
                Native.Check(Native.strata_backward(pointer, handles.Length, gradPointer, grads.Length,
                    retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, leafPointer, leaves.Length));
            }
            GC.KeepAlive((tensors, grad_tensors, inputs));
        }

        /// <summary>The gradients of the outputs by each input; null where allow_unused finds none.</summary>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor> grad_outputs = null,
            bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            nint[] handles = Handles(outputs), leaves = Handles(inputs), grads = Handles(grad_outputs);
            var found = new nint[leaves.Length];
            fixed (nint* pointer = handles, leafPointer = leaves, gradPointer = grads, foundPointer = found)
            {
                Native.Check(Native.strata_grad(pointer, handles.Length, leafPointer, leaves.Length, gradPointer, grads.Length,
                    retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, foundPointer));
            }
            GC.KeepAlive((outputs, inputs, grad_outputs));
            return found.Select(handle => handle == 0 ? null : new Tensor(handle)).ToList();
        }

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        static nint[] Handles(IList<Tensor> tensors) =>
            tensors is null ? [] : [.. tensors.Select(tensor => tensor is null ? 0 : tensor.Handle)];
    }
}
