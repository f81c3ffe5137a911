using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: its parameters, buffers and sub-modules, in the order of their registration.</summary>
        public partial class Module : IDisposable
        {
            protected string name;

            bool _disposed;

            protected Module(string name) => this.name = name;

            /// <summary>Whether this module behaves as in training; new modules do.</summary>
            public virtual bool training { get; private set; } = true;

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Sets the mode of this module and of every module below it.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach ((_, Module child) in named_children())
                    child.train(train);
            }

            /// <summary>Sets evaluation mode here and in every module below.</summary>
            public virtual void eval()
            {
                training = false;
                foreach ((_, Module child) in named_children())
                    child.eval();
            }

            /// <summary>Calls a function on every module below this one, then on this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach ((_, Module child) in named_children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach ((_, Parameter parameter) in named_parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using Tensor gradient = parameter.grad;
                    if (gradient is not null)
                        gradient.zero_();
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters and buffers of this module and the modules below it.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                    return;
                _disposed = true;
                foreach ((_, Parameter parameter) in _internal_params)
                    parameter.Dispose();
                foreach ((_, (Tensor buffer, _)) in _internal_buffers)
                    buffer.Dispose();
                foreach ((_, Module child) in named_children())
                    child.Dispose();
            }
        }
    }
}
