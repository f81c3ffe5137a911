using Strata.Registry;
using TorchSharp.Modules;

namespace Strata.Training.Optimizers;

/// <summary>A kind of optimizer. One file each, marked [Part] with the name that --optimizer takes.</summary>
public interface IOptimizerKind
{
    /// <summary>Makes one over the parameters of a model; it is an <see cref="OptimizerHelper"/>, so that its state can be saved.</summary>
    /// <param name="model">The parameters.</param>
    /// <param name="learningRate">The learning rate, above 0.</param>
    /// <param name="knobs">The optimizer's own knobs.</param>
    OptimizerHelper Create(IEnumerable<Parameter> model, double learningRate, PartParameters knobs);
}
