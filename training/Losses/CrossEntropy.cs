using Strata.Registry;
using static TorchSharp.torch.nn;

namespace Strata.Training.Losses;

[Part("cross-entropy", "Softmax cross-entropy on the logits, in nats")]
sealed class CrossEntropy : ILoss
{
    public LossFunction Create(LossPlan plan, PartParameters knobs) => (logits, targets) =>
        functional.cross_entropy(logits, targets, plan.ClassWeights, label_smoothing: plan.LabelSmoothing);
}
