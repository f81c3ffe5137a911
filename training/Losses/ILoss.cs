using Strata.Registry;
using static TorchSharp.torch;

namespace Strata.Training.Losses;

/// <summary>What a loss has to reckon with.</summary>
/// <param name="LabelSmoothing">The share of the target that is spread over all classes, 0 to below 1 (Szegedy 2016, section 7).</param>
/// <param name="ClassWeights">float32 [classes], or null where all classes weigh the same.</param>
public sealed record LossPlan(double LabelSmoothing, Tensor? ClassWeights);

/// <summary>The mean loss of a batch: logits [B,classes] and targets (int64 [B] or float32 [B,classes]) to a scalar.</summary>
public delegate Tensor LossFunction(Tensor logits, Tensor targets);

/// <summary>A training loss. One file each, marked [Part] with the name that --loss takes.</summary>
public interface ILoss
{
    /// <summary>Makes the function.</summary>
    /// <param name="plan">Smoothing and class weights.</param>
    /// <param name="knobs">The loss's own knobs.</param>
    LossFunction Create(LossPlan plan, PartParameters knobs);
}
