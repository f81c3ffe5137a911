using Strata.Analysis.Layers;
using Strata.CommandLine;
using Strata.Sessions;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>Clusters pixels once, whatever the number of networks, then every layer of each network.</summary>
static class ClusterAnalysis
{
    /// <summary>Runs every method.</summary>
    /// <param name="input">The models and images.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="clusters">How many clusters they were asked for.</param>
    /// <param name="shell">Hears of forecasts and progress.</param>
    public static ClusterReport Run(LayerInput input, MethodChoice[] methods, int clusters, Shell shell)
    {
        CurveJob job = new(methods, input.Labels, new ClusterWork((ulong)input.Seed, input.Threads, shell.Cancel), shell);
        return new ClusterReport(
            input.Set.Name, input.Set.Split, input.Images.Length, input.Set.ClassNames, clusters, input.Seed, Curves(input, methods, job, shell));
    }

    static LayerCurve[] Curves(LayerInput input, MethodChoice[] methods, CurveJob job, Shell shell)
    {
        CurvePoint[][] pixels = job.Run(LayerFeatures.Pixels, [input.Pixels()]);
        if (input.Models.Count == 0)
            return [.. methods.Select((method, i) => new LayerCurve(null, method.Name, pixels[i]))];
        List<LayerCurve> curves = [];
        foreach (ModelFile model in input.Models)
        {
            CurvePoint[][] points = job.Run(model.Name, input.Layers(model, shell));
            curves.AddRange(methods.Select((method, i) => new LayerCurve(model.Name, method.Name, [.. pixels[i], .. points[i]])));
        }
        return [.. curves];
    }
}
