using Strata.Registry;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Losses;

/// <summary>Focal loss (Lin et al. 2017, equations 4 and 5): what is classified well already counts less.</summary>
/// <remarks>
/// Over targets q and class weights w it is -Σ_c q_c w_c (1 - p_c)^gamma ln p_c: the paper's loss for a label, and cross-entropy for gamma 0,
/// with smoothing, weights and mixed targets alike. As there, the mean over labels divides by their weights, the one over shares by B.
/// </remarks>
[Part("focal", "Focal loss: an image counts (1 - p)^gamma, p being its class's probability; gamma 2, and 0 is cross-entropy")]
sealed class FocalLoss : ILoss
{
    // Below 1 the power's slope at 0 is infinite: probabilities nearer to 1 than this have no gradient left anyway.
    const double Nearest = 1e-12;

    public LossFunction Create(LossPlan plan, PartParameters knobs)
    {
        double gamma = knobs.Number("gamma", 2, 0, 10);
        return (logits, targets) => Mean(logits, targets, gamma, plan);
    }

    static Tensor Mean(Tensor logits, Tensor targets, double gamma, LossPlan plan)
    {
        Tensor log = functional.log_softmax(logits, 1);
        // 1 - p from the logarithm, or it would be rounded away where p is near 1.
        Tensor terms = log.expm1().neg().clamp_min(Nearest).pow(gamma).mul(log);
        if (plan.ClassWeights is { } weights)
            terms = terms.mul(weights);
        Tensor sum = terms.mul(Shares(logits, targets, plan.LabelSmoothing)).sum().neg();
        bool areLabels = targets.dim() == 1;
        return areLabels && plan.ClassWeights is { } ofClasses
            ? sum.div(ofClasses.index_select(0, targets).sum()) : sum.div(targets.shape[0]);
    }

    // The targets as shares of the classes [B,classes], smoothed.
    static Tensor Shares(Tensor logits, Tensor targets, double smoothing)
    {
        long classes = logits.shape[1];
        Tensor shares = targets.dim() == 1 ? functional.one_hot(targets, classes).to(logits.dtype) : targets;
        return smoothing == 0 ? shares : shares.mul(1 - smoothing).add(smoothing / classes);
    }
}
