using Strata.Analysis.Evaluation;
using Strata.Analysis.Significance;
using Strata.CommandLine;
using Strata.Features;
using Strata.Statistics;

namespace Strata.Analysis.Comparison;

/// <summary>Ranks models on the same images and says which differences chance in drawing those images does not explain.</summary>
static class ComparisonAnalysis
{
    /// <summary>Compares.</summary>
    /// <param name="scored">The models, at least one.</param>
    /// <param name="options">How.</param>
    /// <param name="shell">Hears of progress.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ComparisonReport Run(ScoredModels scored, ComparisonOptions options, Shell shell)
    {
        ScoredModel[] models = [.. scored.Models.OrderByDescending(model => model.Result["accuracy"]).ThenBy(model => model.Name, StringComparer.Ordinal)];
        ComparedPair[] pairs = Pairs(models, options);
        IReadOnlyList<IReadOnlyList<int>> groups = LetterGroups.Of(models.Length, pairs.Where(pair => pair.IsShown)
            .Select(pair => (Place(models, pair.First), Place(models, pair.Second))));
        string[] letters = LetterGroups.Letters(models.Length, groups);
        FigureBootstrap bootstrap = new(options.Resamples, options.Seed, options.Threads);
        (double Low, double High)[][] intervals = shell.Track("bootstrap", options.Resamples, "resamples", progress => bootstrap.Intervals(
            [.. models.Select(model => model.Predictions)], OneAtATime(progress), shell.Cancel));
        ComparedModel[] compared = [.. models.Select((model, place) => new ComparedModel(
            1 + models.Count(other => other.Result["accuracy"] > model.Result["accuracy"]), model.Name, letters[place], RunFacts.Of(model.File),
            MultiplyAdds(model, scored), model.Result.ImagesPerSecond, Figures(model.Result, intervals[place])))];
        ComparisonReport report = new(
            scored.Set.Name, scored.Set.Split, scored.Set.Count, $"McNemar, {(options.IsExact ? "exact" : "mid-p")}", options.Level,
            options.Resamples, options.Seed, compared, pairs, [.. groups.Select(group => (string[])[.. group.Select(place => models[place].Name)])], []);
        return report with { Findings = ComparisonFindings.Of(report) };
    }

    // A file can give classes and yet hold no tensor that could be tapped.
    static long? MultiplyAdds(ScoredModel model, ScoredModels scored)
    {
        try
        {
            return LayerList.Of(model.File, scored.Set.Shape).MultiplyAdds;
        }
        catch (InputException)
        {
            return null;
        }
    }

    static ComparedPair[] Pairs(ScoredModel[] models, ComparisonOptions options)
    {
        bool[][] misses = [.. models.Select(model => model.Misses())];
        (int First, int Second, McNemar Test)[] tests =
        [
            .. Enumerable.Range(0, models.Length).SelectMany(first => Enumerable.Range(first + 1, models.Length - first - 1)
                .Select(second => (first, second, McNemar.Of(misses[first], misses[second]))))
        ];
        double[] adjusted = Holm.Adjust([.. tests.Select(test => options.IsExact ? test.Test.Exact : test.Test.MidP)]);
        return [.. tests.Zip(adjusted, (test, p) =>
            new ComparedPair(models[test.First].Name, models[test.Second].Name, test.Test, p, p < options.Level))];
    }

    static BoundedFigure[] Figures(EvaluationResult result, (double Low, double High)[] intervals)
    {
        (double low, double high) = WilsonInterval.Of(result["accuracy"], result.Images);
        return
        [
            new("accuracy", "accuracy", result["accuracy"], low, high),
            .. ImageFigures.NamesOf(result.Predictions).Zip(intervals, (name, interval) =>
                new BoundedFigure(name.Key, name.Title, result[name.Key], interval.Low, interval.High)),
        ];
    }

    static int Place(ScoredModel[] models, string name) => Array.FindIndex(models, model => model.Name == name);

    // Resamples are drawn by several threads; progress hears of them one by one.
    static Action OneAtATime(IProgressReport progress)
    {
        Lock gate = new();
        return () =>
        {
            lock (gate)
                progress.Advance(1);
        };
    }
}
