using System.Diagnostics;
using Strata.Analysis.Layers;
using Strata.Analysis.Numerics;
using Strata.CommandLine;
using Strata.Sessions;

namespace Strata.Analysis.Probes;

/// <summary>Probes pixels once, whatever the number of networks, then every layer of each network.</summary>
static class ProbeAnalysis
{
    /// <summary>Learns on some images, judges on others.</summary>
    /// <param name="learned">The models, and images of the train split.</param>
    /// <param name="judged">The same models, and images of the test split; they choose nothing.</param>
    /// <param name="options">How.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="InputException">Features are not finite, or there are too few images to learn from.</exception>
    public static ProbeReport Run(LayerInput learned, LayerInput judged, ProbeOptions options, Shell shell)
    {
        if (options.Neighbors < 1 || options.Neighbors > learned.Images.Length)
            throw new InputException($"{options.Neighbors:N0} neighbours cannot be had of {learned.Images.Length:N0} images: give 1 to as many as there are");
        LayerProbe probe = new(learned, judged, options, shell.Cancel);
        ProbePoint[] pixels = Probe("pixels", [learned.Pixels()], [judged.Pixels()], probe, shell);
        ProbeCurve[] curves = judged.Models.Count == 0 ? [new ProbeCurve(null, pixels)] : [.. judged.Models.Select(Curve)];
        return new ProbeReport(
            judged.Set.Name, learned.Images.Length, judged.Images.Length, options.Neighbors,
            options.Vote.ToString().ToLowerInvariant(), judged.Seed, curves);

        ProbeCurve Curve(ModelFile model) =>
            new(model.Name, [.. pixels, .. Probe(model.Name, learned.Layers(model, shell), judged.Layers(model, shell), probe, shell)]);
    }

    static ProbePoint[] Probe(
        string title, IReadOnlyList<LayerFeatures> train, IReadOnlyList<LayerFeatures> test, LayerProbe probe, Shell shell) =>
        shell.Track($"probe {title}", train.Count, "layers", progress =>
        {
            ProbePoint[] points = new ProbePoint[train.Count];
            for (int i = 0; i < points.Length; i++)
            {
                points[i] = probe.Run(train[i], test[i]);
                progress.Advance(1, $"{points[i].Layer}: linear {points[i].Linear.Accuracy:0.000}, neighbours {points[i].Neighbors.Accuracy:0.000}");
            }
            return points;
        });
}

/// <summary>Probes one layer.</summary>
sealed class LayerProbe(LayerInput learned, LayerInput judged, ProbeOptions options, CancellationToken cancel)
{
    public ProbePoint Run(LayerFeatures trainLayer, LayerFeatures testLayer)
    {
        (Matrix train, Matrix test) = (trainLayer.Read(), testLayer.Read());
        train.RequireFinite($"features of {trainLayer.Layer}");
        test.RequireFinite($"features of {testLayer.Layer}");
        int classes = judged.Set.ClassNames.Count;
        long start = Stopwatch.GetTimestamp();
        LinearProbe linear = LinearProbe.Fit(train, learned.Labels, classes, options.Linear, learned.Seed, learned.Groups, learned.Threads, cancel);
        ProbeScore linearly = ProbeScore.Of(linear.Predict(test, learned.Threads), judged.Labels);
        int[] near = NeighborProbe.Predict(test, train, learned.Labels, classes, options.Neighbors, options.Vote, learned.Threads, cancel);
        return new ProbePoint(
            testLayer.Layer, testLayer.Pooling, testLayer.Width, testLayer.IsOutput, linearly, ProbeScore.Of(near, judged.Labels),
            linear.Penalty, linear.Iterations, linear.Converged, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
