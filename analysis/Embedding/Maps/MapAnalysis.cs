using Strata.Analysis.Layers;
using Strata.CommandLine;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>Draws pixels and every layer of every model by each method.</summary>
static class MapAnalysis
{
    /// <summary>Runs every method.</summary>
    /// <param name="input">The models and images.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="reduce">Principal components that wider features are reduced to before methods that are not linear; 0 for none.</param>
    /// <param name="neighbors">Neighbours by which quality is measured, 1 and up.</param>
    /// <param name="shell">Hears of forecasts and progress.</param>
    public static MapReport Run(LayerInput input, MethodChoice[] methods, int reduce, int neighbors, Shell shell)
    {
        MapJob job = new(input, new MapOptions { Reduce = reduce, Neighbors = neighbors, Seed = input.Seed, Threads = input.Threads }, shell);
        return new MapReport(
            input.Set.Name, input.Set.Split, input.Images.Length, input.Set.ClassNames, reduce, neighbors, input.Seed, [.. methods.Select(job.Run)]);
    }
}
