using Strata.Training.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Strata.Training.Transfer;

/// <summary>Which parameters learn, and how fast: those kept from another run slower than those that start anew.</summary>
static class RateGroups
{
    /// <summary>The parameters that need a gradient: first those that start anew, at the full rate, then those kept.</summary>
    /// <param name="model">The model; frozen parameters are left out.</param>
    /// <param name="transfer">What was kept; null for a model that starts from random weights.</param>
    /// <param name="keptRate">The share of the learning rate at which the kept ones learn, above 0.</param>
    /// <exception cref="InputException">No parameter needs a gradient.</exception>
    public static IReadOnlyList<ParameterGroup> Of(Module<Tensor, Tensor> model, TransferReport? transfer, double keptRate)
    {
        HashSet<string> kept = [.. transfer?.Kept ?? []];
        ILookup<bool, Parameter> learning = model.named_parameters().Where(pair => pair.parameter.requires_grad)
            .ToLookup(pair => kept.Contains(pair.name), pair => pair.parameter);
        ParameterGroup[] groups = [new([.. learning[false]], 1), new([.. learning[true]], keptRate)];
        ParameterGroup[] filled = [.. groups.Where(group => group.Parameters.Count > 0)];
        return filled.Length > 0 ? filled
            : throw new InputException("the model has no parameter left to train: freeze fewer layers");
    }
}
