using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Optimizers;

[Part("rmsprop", "RMSprop (Hinton 2012, lecture 6e): alpha, eps, weight-decay, momentum, centered")]
sealed class RmsPropKind : IOptimizerKind
{
    public OptimizerHelper Create(IReadOnlyList<ParameterGroup> groups, double learningRate, PartParameters knobs) =>
        optim.RMSProp(
            groups.Select(group => new RMSProp.ParamGroup(group.Parameters, new() { LearningRate = group.Factor * learningRate })),
            learningRate, knobs.Number("alpha", 0.99, 0, 1), knobs.Number("eps", 1e-8, 0),
            knobs.Number("weight-decay", 0, 0), knobs.Number("momentum", 0, 0), knobs.Flag("centered"));
}
