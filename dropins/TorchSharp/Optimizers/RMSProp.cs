using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>RMSProp (Hinton, lecture 6, 2012), with momentum, and centred as in Graves 2013. The default rate is 0.01.</summary>
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01,
                double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false,
                bool maximize = false) =>
                new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>RMSProp: steps by the gradient over the root of the running mean of its square; centred, over its deviation.</summary>
    public class RMSProp : OptimizerHelper, IMomentum
    {
        /// <exception cref="ArgumentException">A negative value.</exception>
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

        /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(eps >= 0, "ε", eps);
            Require(alpha >= 0, "alpha", alpha);
            Require(momentum >= 0, "momentum value", momentum);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);

            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                alpha = alpha,
                eps = eps,
                weight_decay = weight_decay,
                momentum = momentum,
                centered = centered,
                maximize = maximize,
            };
            foreach (ParamGroup group in parameters) add_param_group(group);
        }

        public double Momentum { get => ((Options)_defaults).momentum.Value; set => ((Options)_defaults).momentum = value; }

        public override Tensor step(Func<Tensor> closure = null) => _step<ParamGroup>(Update, closure);

        void Update(ParamGroup group)
        {
            Options options = group.Options;
            (double rate, double alpha, double eps) = (options.LearningRate.Value, options.alpha.Value, options.eps.Value);
            foreach (Parameter parameter in group.Parameters)
            {
                Tensor gradient = parameter.grad;
                if (gradient is null) continue;
                var state = (State)_state[parameter.Handle];
                state.step++;
                if (options.maximize.Value) gradient = -gradient;
                if (options.weight_decay.Value != 0) gradient = gradient.add(parameter, alpha: options.weight_decay.Value);

                state.square_avg.mul_(alpha).addcmul_(gradient, gradient, value: 1 - alpha);
                Tensor variance = state.square_avg;
                if (options.centered.Value)
                {
                    state.grad_avg.mul_(alpha).add_(gradient, alpha: 1 - alpha);
                    variance = variance.addcmul(state.grad_avg, state.grad_avg, value: -1);
                }
                Tensor deviation = variance.sqrt().add_(eps);
                if (options.momentum.Value > 0)
                    parameter.add_(state.momentum_buffer.mul_(options.momentum.Value).addcdiv_(gradient, deviation, value: 1),
                        alpha: -rate);
                else
                    parameter.addcdiv_(gradient, deviation, value: -rate);
            }
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            if (param_group.Options is Options options)
            {
                options.maximize ??= defaults.maximize;
                options.momentum ??= defaults.momentum;
                options.alpha ??= defaults.alpha;
                options.eps ??= defaults.eps;
                options.weight_decay ??= defaults.weight_decay;
                options.centered ??= defaults.centered;
            }
            Register<ParamGroup>(param_group, parameter => new State(parameter));
        }

        protected override void Dispose(bool disposing)
        {
            DisposeState(disposing);
            base.Dispose(disposing);
        }

        /// <summary>Running means of the squared gradient and of the gradient, and the momentum buffer.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor square_avg;
            public Tensor momentum_buffer;
            public Tensor grad_avg;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                Replace(ref square_avg, _parameter.zeros_like());
                Replace(ref momentum_buffer, _parameter.zeros_like());
                Replace(ref grad_avg, _parameter.zeros_like());
            }

            public override void to(Device device)
            {
                Move(ref square_avg, device);
                Move(ref momentum_buffer, device);
                Move(ref grad_avg, device);
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                square_avg.Save(writer);
                SaveConditionalStateTensor(writer, momentum_buffer);
                SaveConditionalStateTensor(writer, grad_avg);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                square_avg.Load(reader);
                LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
                LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var state = (State)source;
                step = state.step;
                Copy(ref square_avg, state.square_avg);
                Copy(ref momentum_buffer, state.momentum_buffer);
                Copy(ref grad_avg, state.grad_avg);
            }

            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && step == state.step && Close(square_avg, state.square_avg) &&
                Close(momentum_buffer, state.momentum_buffer) && Close(grad_avg, state.grad_avg);

            public void Dispose()
            {
                Replace(ref square_avg, null);
                Replace(ref momentum_buffer, null);
                Replace(ref grad_avg, null);
            }
        }

        /// <summary>Hyperparameters of a group; those left null take the optimizer's.</summary>
        public class Options : OptimizerOptions
        {
            public bool? maximize;
            public double? momentum;
            public double? alpha;
            public double? eps;
            public double? weight_decay;
            public bool? centered;

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(maximize.Value);
                writer.Write(momentum.Value);
                writer.Write(alpha.Value);
                writer.Write(eps.Value);
                writer.Write(weight_decay.Value);
                writer.Write(centered.Value);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                maximize = reader.ReadBoolean();
                momentum = reader.ReadDouble();
                alpha = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                centered = reader.ReadBoolean();
            }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var options = (Options)source;
                (maximize, momentum, alpha) = (options.maximize, options.momentum, options.alpha);
                (eps, weight_decay, centered) = (options.eps, options.weight_decay, options.centered);
            }
        }

        /// <summary>Parameters with their own RMSProp options.</summary>
        public class ParamGroup : ParamGroup<Options>, IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99,
                double weight_decay = 0, double momentum = 0, bool centered = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    eps = eps,
                    alpha = alpha,
                    weight_decay = weight_decay,
                    momentum = momentum,
                    centered = centered
                })
            { }

            public double Momentum { get => Options.momentum.Value; set => Options.momentum = value; }
        }
    }
}
