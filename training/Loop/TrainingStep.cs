using Strata.Training.Augmentations;
using Strata.Training.Losses;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Loop;

/// <summary>One step of training: forward, loss, backward, penalty, clipping, optimizer.</summary>
/// <param name="model">float32 [B,C,H,W] to logits [B,classes].</param>
/// <param name="loss">Of logits and targets.</param>
/// <param name="penalty">On the weights.</param>
/// <param name="optimizer">Over the model's parameters.</param>
/// <param name="clipNorm">The largest norm of the gradient, 0 for any.</param>
sealed class TrainingStep(
    Module<Tensor, Tensor> model, LossFunction loss, WeightPenalty penalty, OptimizerHelper optimizer, double clipNorm)
{
    /// <summary>Takes the step.</summary>
    /// <returns>
    /// The batch's mean loss without the penalty, and how many of its images were classified right (as their largest share), both
    /// before the step.
    /// </returns>
    public (double Loss, long Right) Take(Batch batch)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = model.call(batch.Images);
        Tensor mean = loss(logits, batch.Targets);
        optimizer.zero_grad();
        mean.backward();
        penalty.AddGradients();
        if (clipNorm > 0)
            utils.clip_grad_norm_(model.parameters(), clipNorm);
        optimizer.step();
        Tensor labels = batch.Targets.dim() == 1 ? batch.Targets : batch.Targets.argmax(1);
        return (mean.ToDouble(), logits.argmax(1).eq(labels).sum().ToInt64());
    }
}
