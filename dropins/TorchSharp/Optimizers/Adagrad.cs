using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adagrad (Duchi et al. 2011): each weight's rate falls with the sum of its squared gradients.</summary>
            public static Adagrad Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0,
                double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Adagrad Adagrad(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2,
                double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters.Select(named => named.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Adagrad Adagrad(IEnumerable<Adagrad.ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0,
                double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adagrad: weight -= lr / (1 + (step - 1) * lr_decay) * gradient / (sqrt(sum of squares) + eps).</summary>
    public class Adagrad : OptimizerHelper
    {
        /// <exception cref="ArgumentException">A negative value.</exception>
        public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps) { }

        /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(eps >= 0, "ε", eps);
            Require(lr_decay >= 0, "lr_decay value", lr_decay);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            Require(initial_accumulator_value >= 0, "initial_accumulator_value", initial_accumulator_value);

            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                lr_decay = lr_decay,
                weight_decay = weight_decay,
                initial_accumulator_value = initial_accumulator_value,
                eps = eps,
            };
            foreach (ParamGroup group in parameters) add_param_group(group);
        }

        public override Tensor step(Func<Tensor> closure = null) => _step<ParamGroup>(Update, closure);

        void Update(ParamGroup group)
        {
            Options options = group.Options;
            foreach (Parameter parameter in group.Parameters)
            {
                Tensor gradient = parameter.grad;
                if (gradient is null) continue;
                var state = (State)_state[parameter.Handle];
                if (options.weight_decay.Value != 0) gradient = gradient.add(parameter, alpha: options.weight_decay.Value);
                double rate = options.LearningRate.Value / (1 + state.step++ * options.lr_decay.Value);
                state.sum.addcmul_(gradient, gradient, value: 1);
                parameter.addcdiv_(gradient, state.sum.sqrt().add_(options.eps.Value), value: -rate);
            }
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            if (param_group.Options is Options options)
            {
                options.lr_decay ??= defaults.lr_decay;
                options.weight_decay ??= defaults.weight_decay;
                options.initial_accumulator_value ??= defaults.initial_accumulator_value;
                options.eps ??= defaults.eps;
            }
            Register<ParamGroup>(param_group, parameter => new State(parameter));
        }

        protected override void Dispose(bool disposing)
        {
            DisposeState(disposing);
            base.Dispose(disposing);
        }

        /// <summary>The sum of the squared gradients, from initial_accumulator_value on.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor sum;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                Replace(ref sum, _parameter.full_like(((Options)options).initial_accumulator_value.Value));
            }

            public override void to(Device device) => Move(ref sum, device);

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                sum.Save(writer);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                sum.Load(reader);
            }

            public override void LoadStateDict(OptimizerState source)
            {
                step = ((State)source).step;
                Copy(ref sum, ((State)source).sum);
            }

            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(sum, state.sum);

            public void Dispose() => Replace(ref sum, null);
        }

        /// <summary>Hyperparameters of a group; those left null take the optimizer's.</summary>
        public class Options : OptimizerOptions
        {
            public double? lr_decay;
            public double? initial_accumulator_value;
            public double? eps;
            public double? weight_decay;

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(lr_decay.Value);
                writer.Write(initial_accumulator_value.Value);
                writer.Write(eps.Value);
                writer.Write(weight_decay.Value);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                lr_decay = reader.ReadDouble();
                initial_accumulator_value = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
            }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var options = (Options)source;
                (lr_decay, initial_accumulator_value) = (options.lr_decay, options.initial_accumulator_value);
                (eps, weight_decay) = (options.eps, options.weight_decay);
            }
        }

        /// <summary>Parameters with their own Adagrad options.</summary>
        public class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
                double initial_accumulator_value = 0, double eps = 1e-10)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    lr_decay = lr_decay,
                    weight_decay = weight_decay,
                    initial_accumulator_value = initial_accumulator_value,
                    eps = eps
                })
            { }
        }
    }
}
