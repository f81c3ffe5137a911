using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The cross entropy of two classes. Input in logits, target, of its shape, in probabilities.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public BCEWithLogitsLoss(Tensor weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor pos_weights = null)
        : base(weight, reduction) => this.pos_weights = pos_weights;

    /// <summary>What the positive targets of each class weigh; null weighs them as the negative ones.</summary>
    public Tensor pos_weights { get; }

    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}
