using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Optimizers;

[Part("adam", "Adam (Kingma and Ba 2015): beta1, beta2, eps, weight-decay, amsgrad")]
sealed class AdamKind : IOptimizerKind
{
    public OptimizerHelper Create(IReadOnlyList<ParameterGroup> groups, double learningRate, PartParameters knobs) =>
        optim.Adam(
            groups.Select(group => new Adam.ParamGroup(group.Parameters, new() { LearningRate = group.Factor * learningRate })),
            learningRate, knobs.Number("beta1", 0.9, 0, 0.999999), knobs.Number("beta2", 0.999, 0, 0.999999999),
            knobs.Number("eps", 1e-8, 0), knobs.Number("weight-decay", 0, 0), knobs.Flag("amsgrad"));
}
