using System.Diagnostics;
using Strata.Analysis.Agreement;
using Strata.Analysis.Layers;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Registry;

namespace Strata.Analysis.Clustering.Curves;

/// <summary>Clusters layer after layer with every method; a layer is read once.</summary>
/// <param name="methods">The methods.</param>
/// <param name="labels">[N]: the class of each image.</param>
/// <param name="work">Seed, threads, the wish to stop.</param>
/// <param name="shell">Hears of forecasts and progress.</param>
sealed class CurveJob(IReadOnlyList<MethodChoice> methods, int[] labels, ClusterWork work, Shell shell)
{
    /// <summary>The points of every method: [method][layer].</summary>
    /// <param name="title">What is clustered, for the progress.</param>
    /// <param name="layers">In the order of the curve.</param>
    public CurvePoint[][] Run(string title, IReadOnlyList<LayerFeatures> layers)
    {
        int widest = layers.Max(layer => layer.Width);
        return shell.Track($"cluster {title}", (long)layers.Count * methods.Count, "clusterings", progress =>
        {
            CurvePoint[][] points = [.. methods.Select(_ => new CurvePoint[layers.Count])];
            for (int at = 0; at < layers.Count; at++)
            {
                LayerFeatures layer = layers[at];
                Matrix x = layer.Read();
                for (int method = 0; method < methods.Count; method++)
                {
                    if (layer.Width == widest && layers.Take(at).All(before => before.Width < widest))
                        CostForecast.Say(methods[method], layer.Layer, x, work, shell);
                    points[method][at] = Point(layer, methods[method].Method, x);
                    progress.Advance(1, $"{methods[method].Name} on {layer.Layer}: NMI {points[method][at]["nmi"]:0.000}");
                }
            }
            return points;
        });
    }

    CurvePoint Point(LayerFeatures layer, IClusterMethod method, Matrix x)
    {
        long start = Stopwatch.GetTimestamp();
        Clustering found = method.Fit(x, work);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        ClusterCase judged = new(x, labels, found.Labels) { Seed = work.Seed, Threads = work.Threads };
        return new CurvePoint(
            layer.Layer, layer.Pooling, layer.Width, layer.IsOutput, found.Labels.Where(label => label >= 0).Distinct().Count(),
            found.Labels.Count(label => label == Clustering.Noise), found.Converged, seconds)
        {
            Figures = [.. Parts<IAgreement>.All.SelectMany(measure => measure.Instance.Measure(judged))],
            Matched = ClusterMatching.Rename(labels, found.Labels),
        };
    }
}
