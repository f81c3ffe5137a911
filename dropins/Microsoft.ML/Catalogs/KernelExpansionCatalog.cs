using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Transforms into the space of a kernel.</summary>
public static class KernelExpansionCatalog
{
    /// <summary>Maps float vectors so that inner products approach a kernel; the error is about 1/√rank.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The mapped vectors.</param>
    /// <param name="inputColumnName">The vectors; null for a column of the same name.</param>
    /// <param name="rank">Random frequencies, at least 1.</param>
    /// <param name="useCosAndSinBases">Two values a frequency, cosine and sine, instead of one with a random phase.</param>
    /// <param name="generator">The kernel; null for a Gaussian one.</param>
    /// <param name="seed">Of the frequencies; null for one of the MLContext's.</param>
    public static ApproximatedKernelMappingEstimator ApproximatedKernelMap(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, int rank = 1000,
        bool useCosAndSinBases = false, KernelBase? generator = null, int? seed = null) =>
        new(new InputOutputColumnPair(outputColumnName, inputColumnName), rank, useCosAndSinBases, generator ?? new GaussianKernel(),
            (ulong?)seed ?? catalog.Seeds.Next());
}
