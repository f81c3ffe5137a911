using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Optimizers;

[Part("adagrad", "Adagrad (Duchi 2011): lr-decay, weight-decay, initial, eps")]
sealed class AdagradKind : IOptimizerKind
{
    public OptimizerHelper Create(IReadOnlyList<ParameterGroup> groups, double learningRate, PartParameters knobs) =>
        optim.Adagrad(
            groups.Select(group => new Adagrad.ParamGroup(group.Parameters, new() { LearningRate = group.Factor * learningRate })),
            learningRate, knobs.Number("lr-decay", 0, 0), knobs.Number("weight-decay", 0, 0),
            knobs.Number("initial", 0, 0), knobs.Number("eps", 1e-10, 0));
}
