using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>Stochastic gradient descent, plain, with momentum, or with Nesterov's (Sutskever et al. 2013).</summary>
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate,
                double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
                bool maximize = false) =>
                new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov,
                    maximize);

            /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent: buffer = momentum * buffer + (1 - dampening) * gradient; weight -= lr * buffer.</summary>
    public class SGD : OptimizerHelper, IMomentum
    {
        /// <exception cref="ArgumentException">A negative rate, momentum or decay, or Nesterov without momentum or with dampening.</exception>
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

        /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(momentum >= 0, "momentum value", momentum);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            if (nesterov && (momentum <= 0 || dampening != 0))
                throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");

            _defaults = new Options
            {
                LearningRate = lr,
                InitialLearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            };
            foreach (ParamGroup group in parameters) add_param_group(group);
        }

        public double Momentum { get => ((Options)_defaults).momentum.Value; set => ((Options)_defaults).momentum = value; }

        public override Tensor step(Func<Tensor> closure = null) => _step<ParamGroup>(Update, closure);

        void Update(ParamGroup group)
        {
            Options options = group.Options;
            foreach (Parameter parameter in group.Parameters)
            {
                var state = (State)_state[parameter.Handle];
                if (!FusedStep.Sgd(parameter, state, options)) Update(parameter, state, options);
            }
        }

        static void Update(Parameter parameter, State state, Options options)
        {
            Tensor gradient = parameter.grad;
            if (gradient is null) return;
            double momentum = options.momentum.Value, weightDecay = options.weight_decay.Value;
            if (options.maximize.Value) gradient = -gradient;
            if (weightDecay != 0) gradient = gradient.add(parameter, alpha: weightDecay);
            if (momentum != 0)
            {
                if (state.momentum_buffer is null)
                    OptimizerState.Replace(ref state.momentum_buffer, parameter.zeros_like().copy_(gradient));
                else
                    state.momentum_buffer.mul_(momentum).add_(gradient, alpha: 1 - options.dampening.Value);
                gradient = options.nesterov.Value ? gradient.add(state.momentum_buffer, alpha: momentum) : state.momentum_buffer;
            }
            parameter.add_(gradient, alpha: -options.LearningRate.Value);
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var defaults = (Options)_defaults;
            param_group.Options ??= new Options();
            if (param_group.Options is Options options)
            {
                options.momentum ??= defaults.momentum;
                options.dampening ??= defaults.dampening;
                options.weight_decay ??= defaults.weight_decay;
                options.nesterov ??= defaults.nesterov;
                options.maximize ??= defaults.maximize;
            }
            Register<ParamGroup>(param_group, parameter => new State(parameter));
        }

        protected override void Dispose(bool disposing)
        {
            DisposeState(disposing);
            base.Dispose(disposing);
        }

        /// <summary>The momentum buffer; null until the first step with momentum.</summary>
        public sealed class State : OptimizerState, IDisposable
        {
            public Tensor momentum_buffer;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options) => Replace(ref momentum_buffer, null);

            public override void to(Device device) => Move(ref momentum_buffer, device);

            public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);

            public override void LoadStateDict(BinaryReader reader) => LoadConditionalStateTensor(reader, ref momentum_buffer,
                _parameter.device);

            public override void LoadStateDict(OptimizerState source) => Copy(ref momentum_buffer,
                ((State)source).momentum_buffer);

            public override bool ApproximatelyEquals(OptimizerState other) =>
                other is State state && Close(momentum_buffer, state.momentum_buffer);

            public void Dispose() => Replace(ref momentum_buffer, null);
        }

        /// <summary>Hyperparameters of a group; those left null take the optimizer's.</summary>
        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(momentum.Value);
                writer.Write(dampening.Value);
                writer.Write(weight_decay.Value);
                writer.Write(nesterov.Value);
                writer.Write(maximize.Value);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                momentum = reader.ReadDouble();
                dampening = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                nesterov = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var options = (Options)source;
                (momentum, dampening, weight_decay) = (options.momentum, options.dampening, options.weight_decay);
                (nesterov, maximize) = (options.nesterov, options.maximize);
            }
        }

        /// <summary>Parameters with their own SGD options.</summary>
        public class ParamGroup : ParamGroup<Options>, IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr,
                    momentum = momentum,
                    dampening = dampening,
                    weight_decay = weight_decay,
                    nesterov = nesterov,
                    maximize = maximize
                })
            { }

            public double Momentum { get => Options.momentum.Value; set => Options.momentum = value; }
        }
    }
}
