using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public bool requires_grad
        {
            get
            {
                bool value = Native.strata_requires_grad(Handle) != 0;
                GC.KeepAlive(this);
                return value;
            }
            set
            {
                Native.Check(Native.strata_set_requires_grad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true) => with_requires_grad(requires_grad);

        public Tensor with_requires_grad(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public bool is_leaf
        {
            get
            {
                bool value = Native.strata_is_leaf(Handle) != 0;
                GC.KeepAlive(this);
                return value;
            }
        }

        /// <summary>Keeps the gradient of a tensor that is no leaf.</summary>
        public void retain_grad()
        {
            Native.Check(Native.strata_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>The gradient, a new object each time it is read; null where there is none.</summary>
        public Tensor grad
        {
            get
            {
                Native.Check(Native.strata_get_grad(Handle, out nint gradient));
                GC.KeepAlive(this);
                return gradient == 0 ? null : new Tensor(gradient);
            }
            set
            {
                Native.Check(Native.strata_set_grad(Handle, value is null ? 0 : value.Handle));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public void backward() => autograd.backward([this]);

        public void backward(IList<Tensor> grad_tensors = null, bool retain_graph = false, bool create_graph = false,
            IList<Tensor> inputs = null) => autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        public Tensor detach() => Aten.detach.Tensor(this);

        public Tensor detach_() => Aten.detach_.Self(this);
    }
}
