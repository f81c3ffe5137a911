using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>The ground of every managed optimizer: groups, states, gradients. Files are in OptimizerHelper.StateFile.cs.</summary>
public abstract partial class OptimizerHelper : Optimizer
{
    protected OptimizerOptions _defaults;

    /// <summary>The state of each parameter, by the parameter's handle.</summary>
    protected OrderedDict<IntPtr, OptimizerState> _state = new();

    public OptimizerHelper() : base(IntPtr.Zero) { }

    public override void zero_grad()
    {
        using var scope = NewDisposeScope();
        foreach (Parameter parameter in parameters()) parameter.grad?.zero_();
    }

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

    public override void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

    /// <summary>Moves all state to a device, where the parameters must be, too.</summary>
    public void to(Device device)
    {
        foreach (OptimizerState state in _state.Values) state.to(device);
    }

    /// <summary>Runs the closure with gradients on, then the body over each group with gradients off.</summary>
    protected Tensor _step<T>(Action<T> body, Func<Tensor> loss_closure = null) where T : ParamGroup
    {
        Tensor loss = Evaluate(loss_closure);
        using var noGrad = no_grad();
        using var scope = NewDisposeScope();
        foreach (ParamGroup group in _parameter_groups) body((T)group);
        return loss;
    }

    static Tensor Evaluate(Func<Tensor> closure)
    {
        if (closure is null) return null;
        using var grad = enable_grad();
        return closure();
    }

    // The parameters are listed once: a module's parameters() walks the whole tree on each enumeration.
    internal void Register<TGroup>(ParamGroup group, Func<Parameter, OptimizerState> create) where TGroup : ParamGroup
    {
        if (group is not TGroup)
            throw new ArgumentException($"{GetType().Name} takes groups of type {GetType().Name}.ParamGroup, not {group?.GetType().Name ?? "null"}.");
        if (group.Parameters is null)
            throw new ArgumentException($"A parameter group of {GetType().Name} has no parameters: set ParamGroup.Parameters.");
        group.Parameters = group.Parameters.ToArray();
        group.Options.LearningRate ??= _defaults.LearningRate;
        group.InitialLearningRate = group.LearningRate;
        foreach (Parameter parameter in group.Parameters)
        {
            if (_state.ContainsKey(parameter.Handle)) continue; // tied weights are listed twice, their state once
            OptimizerState state = create(parameter);
            state.Initialize(group.Options);
            _state[parameter.Handle] = state;
        }
        _parameter_groups.Add(group);
    }

    internal static void Require(bool valid, string name, double value)
    {
        if (!valid) throw new ArgumentException($"Invalid {name}: {value}");
    }

    internal void DisposeState(bool disposing)
    {
        if (!disposing) return;
        foreach (OptimizerState state in _state.Values) (state as IDisposable)?.Dispose();
        _state.Clear();
    }
}
