using Strata.Analysis.Classical.Kernels;
using Strata.Registry;

namespace Strata.Analysis.Classical.Methods;

/// <summary>`svm-rbf:c=5,gamma=0.02`: an exact machine with the Gaussian kernel for every pair of classes.</summary>
[Part("svm-rbf", "Support vector machines with the Gaussian kernel, exact, one a pair of classes.")]
sealed class ExactKernelSvm : IClassicalMethod
{
    /// <inheritdoc/>
    public IClassicalLearner Build(PartParameters parameters) =>
        new KernelMachineLearner(parameters.Number("c", 5, least: 1e-9, most: 1e9), parameters.Number("gamma", 0, least: 0, most: 1e9));
}
