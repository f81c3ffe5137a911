using Strata.Registry;
using static TorchSharp.torch.nn;

namespace Strata.Training.Losses;

/// <summary>A mistake that many programs make, kept so that a study can show what it costs.</summary>
/// <remarks>
/// Cross-entropy takes logits. Handed probabilities, it applies softmax a second time: its input then lies in 0..1, the loss can
/// never fall below ln(1 + (K-1)/e), and its gradient all but vanishes once the first softmax is saturated, right or wrong.
/// </remarks>
[Part("softmax-cross-entropy", "A documented mistake: softmax before the cross-entropy loss, which applies softmax itself")]
sealed class SoftmaxCrossEntropy : ILoss
{
    public LossFunction Create(LossPlan plan, PartParameters knobs) => (logits, targets) =>
        functional.cross_entropy(functional.softmax(logits, 1), targets, plan.ClassWeights, label_smoothing: plan.LabelSmoothing);
}
