using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers, one file each, and the learning rate schedulers that drive them.</summary>
    public static partial class optim
    {
        /// <summary>What every optimizer does: clear gradients, step, take in further parameter groups.</summary>
        public abstract class Optimizer : IDisposable
        {
            /// <summary>For managed optimizers the handle is zero: the drop-in has no native optimizer objects.</summary>
            protected Optimizer(IntPtr handle)
            {
                if (handle != IntPtr.Zero)
                    throw new NotSupportedException("This drop-in has no native optimizers: derive from OptimizerHelper instead.");
            }

            /// <summary>A loss computed by native code; part of the official surface only.</summary>
            public delegate IntPtr LossClosure();

            protected IList<ParamGroup> _parameter_groups = new List<ParamGroup>();

            /// <summary>The groups, as learning rate schedulers see them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Adds a group, for instance layers thawed during fine tuning; options left unset take the optimizer's.</summary>
            public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException(nameof(add_param_group));

            /// <summary>Every parameter of every group, in order.</summary>
            public virtual IEnumerable<Parameter> parameters() => throw new NotImplementedException(nameof(parameters));

            /// <summary>Sets the gradients that exist to zero.</summary>
            public virtual void zero_grad() => throw new NotImplementedException(nameof(zero_grad));

            /// <summary>Updates every parameter that has a gradient, once.</summary>
            /// <param name="closure">Computes the loss and its gradients first; null uses the gradients that are there.</param>
            /// <returns>The closure's loss, else null.</returns>
            public virtual Tensor step(Func<Tensor> closure = null) => throw new NotImplementedException(nameof(step));

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the optimizer's state tensors; the parameters belong to their modules.</summary>
            protected virtual void Dispose(bool disposing) { }

            /// <summary>The live options and states of an optimizer: options per group, states per parameter.</summary>
            public class StateDictionary
            {
                internal StateDictionary() { }

                public List<OptimizerOptions> Options { get; private set; } = [];
                public List<OptimizerState> State { get; private set; } = [];

                /// <summary>For each group, the places of its parameters' states in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; private set; } = [];
            }
        }

        /// <summary>What a learning rate scheduler reads and writes.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }
            double InitialLearningRate { get; set; }
        }

        /// <summary>An optimizer or group whose momentum a cyclic schedule may drive.</summary>
        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        /// <summary>An optimizer or group with betas: a cyclic schedule drives the first as it would a momentum.</summary>
        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}
