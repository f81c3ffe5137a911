using Strata.Analysis.Comparison;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Sessions;

namespace Strata.Analysis.LearningCurves;

/// <summary>Runs that differ in how many images they learned from: those of the study `data-size`, or any others.</summary>
static class NetworkPoints
{
    const string Runs = "models", Study = "study-data-size-*";

    // What does not make another network of it: the size itself, chance, and the machine.
    static readonly string[] s_free = ["trainSize", "seed", "splitSeed", "validationShare"];

    /// <summary>The runs under models/ and in its data-size studies that learned from a data set.</summary>
    public static IReadOnlyList<ModelFile> Found(string dataSet)
    {
        string[] folders = Directory.Exists(Runs) ? [Runs, .. Directory.GetDirectories(Runs, Study).Order(StringComparer.Ordinal)] : [];
        return [.. folders.SelectMany(ModelFiles.In).Where(model => RunFacts.Of(model).Option("dataSet") == dataSet)];
    }

    /// <summary>The runs that were named.</summary>
    /// <exception cref="InputException">One does not say how many images it learned from.</exception>
    public static IReadOnlyList<ModelFile> Named(IEnumerable<string> texts)
    {
        IReadOnlyList<ModelFile> models = ModelFiles.Find(texts);
        return models.FirstOrDefault(model => RunFacts.Of(model) is not { TrainImages: not null, Options: not null }) is { } mute
            ? throw new InputException($"{mute.Path} has no run.json beside it that says how many images it learned from: name runs of `training -- train` or `study`")
            : models;
    }

    /// <summary>Scores the runs and puts those together that differ in nothing but size and seed.</summary>
    public static IReadOnlyList<LearningSeries> Series(IReadOnlyList<ScoredModel> scored)
    {
        (RunFacts Facts, string Knobs, ScoredModel Model)[] runs = [.. scored.Select(model =>
        {
            RunFacts facts = RunFacts.Of(model.File);
            return (facts, RunFacts.Spell(facts.Options!, s_free), model);
        })];
        return
        [
            .. runs.GroupBy(run => (run.Facts.Model, run.Knobs)).Select(group => new LearningSeries(
                runs.Any(other => other.Facts.Model == group.Key.Model && other.Knobs != group.Key.Knobs) ? $"{group.Key.Model}, {group.Key.Knobs}" : $"{group.Key.Model}",
                IsNetwork: true, [.. group.Select(run => Point(run.Facts, run.Model)).OrderBy(point => point.TrainImages)], null)),
        ];
    }

    static LearningPoint Point(RunFacts facts, ScoredModel model) => new(
        (int)facts.TrainImages!.Value, model.Misses().Count(miss => miss), model.Result.Images, facts.TrainSeconds, model.Name);
}
