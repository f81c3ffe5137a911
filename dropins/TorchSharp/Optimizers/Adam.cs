using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Adam (Kingma and Ba 2015), with amsgrad as in Reddi et al. 2018. Weight decay is added to the gradient.</summary>
            public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3,
                double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false,
                bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adam: steps by the mean of the gradients over the root of the mean of their squares, both corrected for starting at zero.</summary>
    public class Adam : OptimizerHelper, IBetas
    {
        /// <exception cref="ArgumentException">A negative rate, eps or decay, or a beta outside [0,1).</exception>
        public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

        /// <inheritdoc cref="Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(eps >= 0, "ε", eps);
            Require(beta1 is >= 0 and < 1, "beta1", beta1);
            Require(beta2 is >= 0 and < 1, "beta2", beta2);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);

            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                amsgrad = amsgrad,
                maximize = maximize,
            };
            foreach (ParamGroup group in parameters) add_param_group(group);
        }

        public (double, double) Betas
        {
            get => (((Options)_defaults).beta1.Value, ((Options)_defaults).beta2.Value);
            set => (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
        }

        public override Tensor step(Func<Tensor> closure = null) => _step<ParamGroup>(Update, closure);

        void Update(ParamGroup group)
        {
            Options options = group.Options;
            foreach (Parameter parameter in group.Parameters)
            {
                var state = (State)_state[parameter.Handle];
                if (!FusedStep.Adam(parameter, state, options)) Update(parameter, state, options);
            }
        }

        static void Update(Parameter parameter, State state, Options options)
        {
            Tensor gradient = parameter.grad;
            if (gradient is null) return;
            (double beta1, double beta2) = (options.beta1.Value, options.beta2.Value);
            if (options.maximize.Value) gradient = -gradient;
            if (options.weight_decay.Value != 0) gradient = gradient.add(parameter, alpha: options.weight_decay.Value);
            state.step++;
            state.exp_avg.mul_(beta1).add_(gradient, alpha: 1 - beta1);
            state.exp_avg_sq.mul_(beta2).addcmul_(gradient, gradient, value: 1 - beta2);
            Tensor second = state.exp_avg_sq;
            if (options.amsgrad.Value)
            {
                second = maximum(state.max_exp_avg_sq ?? parameter.zeros_like(), second);
                OptimizerState.Replace(ref state.max_exp_avg_sq, second);
            }
            double correction1 = 1 - Math.Pow(beta1, state.step), correction2 = 1 - Math.Pow(beta2, state.step);
            Tensor denominator = (second.sqrt() / Math.Sqrt(correction2)).add_(options.eps.Value);
            parameter.addcdiv_(state.exp_avg, denominator, value: -options.LearningRate.Value / correction1);
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            if (param_group.Options is Options options)
            {
                options.beta1 ??= defaults.beta1;
                options.beta2 ??= defaults.beta2;
                options.eps ??= defaults.eps;
                options.weight_decay ??= defaults.weight_decay;
                options.amsgrad ??= defaults.amsgrad;
                options.maximize ??= defaults.maximize;
            }
            Register<ParamGroup>(param_group, parameter => new State(parameter));
        }

        protected override void Dispose(bool disposing)
        {
            DisposeState(disposing);
            base.Dispose(disposing);
        }

        /// <summary>Running means of the gradient and its square; with amsgrad the largest of the latter, else null.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor exp_avg;
            public Tensor exp_avg_sq;
            public Tensor max_exp_avg_sq;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                Replace(ref exp_avg, _parameter.zeros_like());
                Replace(ref exp_avg_sq, _parameter.zeros_like());
                Replace(ref max_exp_avg_sq, ((Options)options).amsgrad.Value ? _parameter.zeros_like() : null);
            }

            public override void to(Device device)
            {
                Move(ref exp_avg, device);
                Move(ref exp_avg_sq, device);
                Move(ref max_exp_avg_sq, device);
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                exp_avg.Save(writer);
                exp_avg_sq.Save(writer);
                SaveConditionalStateTensor(writer, max_exp_avg_sq);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                exp_avg.Load(reader);
                exp_avg_sq.Load(reader);
                LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var state = (State)source;
                step = state.step;
                Copy(ref exp_avg, state.exp_avg);
                Copy(ref exp_avg_sq, state.exp_avg_sq);
                Copy(ref max_exp_avg_sq, state.max_exp_avg_sq);
            }

            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(exp_avg, state.exp_avg) &&
                Close(exp_avg_sq, state.exp_avg_sq) && Close(max_exp_avg_sq, state.max_exp_avg_sq);

            public void Dispose()
            {
                Replace(ref exp_avg, null);
                Replace(ref exp_avg_sq, null);
                Replace(ref max_exp_avg_sq, null);
            }
        }

        /// <summary>Hyperparameters of a group; those left null take the optimizer's.</summary>
        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? weight_decay;
            public double? eps;
            public bool? amsgrad;
            public bool? maximize;

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(beta1.Value);
                writer.Write(beta2.Value);
                writer.Write(eps.Value);
                writer.Write(weight_decay.Value);
                writer.Write(amsgrad.Value);
                writer.Write(maximize.Value);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                beta1 = reader.ReadDouble();
                beta2 = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                amsgrad = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var options = (Options)source;
                (beta1, beta2, eps) = (options.beta1, options.beta2, options.eps);
                (weight_decay, amsgrad, maximize) = (options.weight_decay, options.amsgrad, options.maximize);
            }
        }

        /// <summary>Parameters with their own Adam options.</summary>
        public class ParamGroup : ParamGroup<Options>, IBetas
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    beta1 = beta1,
                    beta2 = beta2,
                    eps = eps,
                    weight_decay = weight_decay,
                    amsgrad = amsgrad,
                    maximize = maximize
                })
            { }

            public (double, double) Betas
            {
                get => (Options.beta1.Value, Options.beta2.Value); set => (Options.beta1,
                Options.beta2) = value;
            }
        }
    }
}
