using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Strata.Training.Losses;

/// <summary>
/// L1, L2 and elastic net (Zou and Hastie 2005): l1 Σ|w| + l2 Σw² over all weights, added to the loss by its exact gradient, which
/// spares a pass of autograd over every weight. Biases and the scales and shifts of normalisation are left free.
/// </summary>
/// <param name="parameters">Those of the model; vectors among them are skipped.</param>
/// <param name="l1">The factor of the absolute values, 0 or more.</param>
/// <param name="l2">The factor of the squares, 0 or more.</param>
sealed class WeightPenalty(IEnumerable<Parameter> parameters, double l1, double l2)
{
    readonly Parameter[] _weights = [.. parameters.Where(parameter => parameter.requires_grad && parameter.dim() > 1)];

    /// <summary>Adds the penalty's gradient to the gradients of a step.</summary>
    public void AddGradients()
    {
        if (l1 == 0 && l2 == 0)
            return;
        using IDisposable quiet = no_grad();
        foreach (Parameter weight in _weights)
        {
            if (weight.grad is not { } gradient)
                continue;
            if (l2 != 0)
                gradient.add_(weight, alpha: 2 * l2);
            if (l1 != 0)
                gradient.add_(weight.sign(), alpha: l1);
        }
    }
}
