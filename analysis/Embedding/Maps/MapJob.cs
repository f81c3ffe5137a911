using System.Diagnostics;
using Strata.Analysis.Embedding.Pca;
using Strata.Analysis.Embedding.Quality;
using Strata.Analysis.Layers;
using Strata.Analysis.Numerics;
using Strata.CommandLine;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>
/// Draws the pixels and every layer. All start from the pixels' principal components, and each is turned and mirrored onto the one
/// before, so that a class keeps its place down the network.
/// </summary>
sealed class MapJob
{
    readonly (string? Model, LayerFeatures Features)[] _sources;
    readonly MapOptions _options;
    readonly Shell _shell;
    readonly Execution _run;
    double[]? _start;

    public MapJob(LayerInput input, MapOptions options, Shell shell)
    {
        (_options, _shell, _run) = (options, shell, new Execution { Threads = options.Threads, Cancel = shell.Cancel });
        _sources =
        [
            (null, input.Pixels()),
            .. input.Models.SelectMany(model => input.Layers(model, shell).Select(layer => ((string?)model.Name, layer)))
        ];
    }

    /// <summary>Draws every source by one method.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public MethodMaps Run(MethodChoice method)
    {
        List<MapPanel> panels = [];
        foreach ((string? model, LayerFeatures source) in _sources)
        {
            MapPanel panel = Draw(method, model, source);
            panels.Add(panels.Count == 0 ? panel : panel with { Points = Procrustes.Align(panel.Points, panels[^1].Points) });
        }
        return new MethodMaps(method.Name, method.FileName, panels);
    }

    MapPanel Draw(MethodChoice method, string? model, LayerFeatures source)
    {
        Matrix x = source.Read();
        x.RequireFinite($"features of {source.Layer}");
        long begin = Stopwatch.GetTimestamp();
        int steps = method.Method.Steps(x.Rows);
        (Matrix given, PrincipalComponents? reduction) = Reduce(x, steps);
        _start ??= Start.OfComponents(given, _options.Seed, _run);
        MapForecast.Say(method, source.Layer, given, _run, _shell);
        string title = $"{method.Name} of {(model is null ? "" : $"{model}, ")}{source.Layer}";
        IEmbedding embedding = steps == 0 ? method.Method.Fit(given, null, _run)
            : _shell.Track(title, steps, "steps", progress => method.Method.Fit(given, _start, _run with { Progress = progress }));
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        NeighborhoodQuality quality = NeighborhoodMeasure.Of(x, embedding.Points, _options.Neighbors, _options.Seed, _run);
        return new MapPanel(
            model, source.Layer, source.Width, reduction?.Variances.Length, reduction?.Shares.Sum(), quality, seconds, embedding.Summary,
            embedding.Points);
    }

    // Methods that work in steps are given the first components of wide features; PCA itself is given all values.
    (Matrix, PrincipalComponents?) Reduce(Matrix x, int steps)
    {
        if (steps == 0 || _options.Reduce == 0 || _options.Reduce >= Math.Min(x.Rows, x.Columns))
            return (x, null);
        PrincipalComponents components = PrincipalComponentAnalysis.Fit(x, new PcaOptions { Components = _options.Reduce, Seed = _options.Seed }, _run);
        return (components.Project(x, _run), components);
    }
}
