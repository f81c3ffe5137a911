using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Optimizers;

/// <summary>A kind of optimizer. One file each, marked [Part] with the name that --optimizer takes.</summary>
public interface IOptimizerKind
{
    /// <summary>Makes one over groups of parameters; an <see cref="OptimizerHelper"/>, so that its state can be saved.</summary>
    /// <param name="groups">The parameters; each group learns at its own share of the rate.</param>
    /// <param name="learningRate">The learning rate, above 0.</param>
    /// <param name="knobs">The optimizer's own knobs.</param>
    OptimizerHelper Create(IReadOnlyList<ParameterGroup> groups, double learningRate, PartParameters knobs);

    /// <summary>Makes one over parameters that all learn at the same rate.</summary>
    OptimizerHelper Create(IEnumerable<Parameter> model, double learningRate, PartParameters knobs) =>
        Create([new ParameterGroup([.. model], 1)], learningRate, knobs);
}
