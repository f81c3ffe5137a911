using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Principal component analysis.</summary>
public static class PcaCatalog
{
    /// <summary>Projects float vectors onto their principal axes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The projections.</param>
    /// <param name="inputColumnName">The vectors; null for a column of the same name.</param>
    /// <param name="exampleWeightColumnName">Weights of rows, which the drop-in refuses.</param>
    /// <param name="rank">Axes, at least 1, at most the size of a vector.</param>
    /// <param name="overSampling">Further dimensions of the random subspace, 0 or more: more of them come closer to the exact axes.</param>
    /// <param name="ensureZeroMean">Subtracts the mean of the rows first.</param>
    /// <param name="seed">Of the subspace; null for one of the MLContext's.</param>
    public static PrincipalComponentAnalyzer ProjectToPrincipalComponents(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName = null, string? exampleWeightColumnName = null,
        int rank = 20, int overSampling = 20, bool ensureZeroMean = true, int? seed = null)
    {
        ExampleWeights.Refuse(exampleWeightColumnName);
        return new(new InputOutputColumnPair(outputColumnName, inputColumnName), rank, overSampling, ensureZeroMean,
            (ulong?)seed ?? catalog.Seeds.Next());
    }
}
