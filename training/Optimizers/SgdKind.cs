using Strata.Registry;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Optimizers;

[Part("sgd", "Stochastic gradient descent: momentum, dampening, weight-decay, nesterov")]
sealed class SgdKind : IOptimizerKind
{
    public OptimizerHelper Create(IReadOnlyList<ParameterGroup> groups, double learningRate, PartParameters knobs)
    {
        double momentum = knobs.Number("momentum", 0, 0, 1);
        double dampening = knobs.Number("dampening", 0, 0, 1);
        bool nesterov = knobs.Flag("nesterov");
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new InputException("optimizer sgd: nesterov=true needs momentum above 0 and no dampening");
        return optim.SGD(
            groups.Select(group => new SGD.ParamGroup(group.Parameters, new() { LearningRate = group.Factor * learningRate })),
            learningRate, momentum, dampening, knobs.Number("weight-decay", 0, 0), nesterov);
    }
}
