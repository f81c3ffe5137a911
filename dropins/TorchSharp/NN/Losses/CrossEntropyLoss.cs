using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The negative log-likelihood of the softmax. Input [N,C,...] in logits; target [N,...] of class indices, or of the
/// input's shape with a probability for each class.
/// </summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public CrossEntropyLoss(Tensor weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean,
        double label_smoothing = 0) : base(weight, reduction) =>
        (this.ignore_index, this.label_smoothing) = (ignore_index, label_smoothing);

    /// <summary>The class whose targets do not count; null stands for -100.</summary>
    public long? ignore_index { get; }

    /// <summary>The share of the target that is spread over all classes, 0 to 1.</summary>
    public double label_smoothing { get; }

    public override Tensor forward(Tensor input, Tensor target) => nn.functional.cross_entropy(
        input, target, weight, ignore_index ?? nn.functional.IgnoreIndex, reduction, label_smoothing);
}
