using Strata.Analysis.Evaluation;

namespace Strata.Analysis.Errors;

/// <summary>Lays the mistakes of many models side by side: which they share, which images are hard, which labels look wrong.</summary>
static class ErrorAnalysis
{
    /// <summary>Runs.</summary>
    /// <param name="scored">The models, at least one.</param>
    /// <param name="options">How.</param>
    public static ErrorReport Run(ScoredModels scored, ErrorOptions options)
    {
        bool[][] misses = [.. scored.Models.Select(model => model.Misses())];
        int[] missedBy = [.. Enumerable.Range(0, scored.Set.Count).Select(image => misses.Count(model => model[image]))];
        MissedImage[] missed = Missed(scored, missedBy);
        ErrorReport report = new(
            scored.Set.Name, scored.Set.Split, scored.Set.Count, scored.Set.ClassNames,
            [.. scored.Models.Select((model, place) => Model(model.Name, misses[place], missedBy))],
            ErrorOverlap.Pairs([.. scored.Models.Select(model => model.Name)], misses),
            ErrorOverlap.Counts(misses, missedBy),
            [.. Enumerable.Range(0, missedBy.Length).Where(image => missedBy[image] == misses.Length)],
            Confusions(scored.Set.ClassNames, missed, scored.Grading is not null),
            scored.AreHeldOut ? Labels(scored, options) : null, scored.Grading is not null,
            missed, []);
        return report with { Findings = ErrorFindings.Of(report) };
    }

    static ErrorModel Model(string name, bool[] misses, int[] missedBy)
    {
        int errors = misses.Count(miss => miss), alone = misses.Where((miss, image) => miss && missedBy[image] == 1).Count();
        return new ErrorModel(name, errors, 1 - errors / (double)misses.Length, alone);
    }

    static MissedImage[] Missed(ScoredModels scored, int[] missedBy) =>
    [
        .. Enumerable.Range(0, missedBy.Length).Where(image => missedBy[image] > 0)
            .Select(image => new MissedImage(
                image, scored.Set.Labels[image], [.. scored.Models.Select(model => model.Predictions.Predicted[image])], missedBy[image],
                scored.Models.Average(model => (double)model.Predictions.LabelProbability(image))))
            .OrderByDescending(image => scored.Grading is null ? 0 : image.MeanDistance)
            .ThenByDescending(image => image.MissedBy).ThenBy(image => image.LabelProbability).ThenBy(image => image.Image),
    ];

    static ConfusedPair[] Confusions(IReadOnlyList<string> classes, MissedImage[] missed, bool areGrades) =>
    [
        .. missed.SelectMany(image => image.Predicted.Select((predicted, model) => (image.Image, image.Label, Predicted: predicted, Model: model)))
            .Where(mistake => mistake.Predicted != mistake.Label)
            .GroupBy(mistake => (mistake.Label, mistake.Predicted))
            .OrderByDescending(pair => pair.Count()).ThenBy(pair => pair.Key)
            .Select(pair => new ConfusedPair(
                classes[pair.Key.Label], classes[pair.Key.Predicted], pair.Count(), pair.DistinctBy(mistake => mistake.Image).Count(),
                pair.DistinctBy(mistake => mistake.Model).Count(), areGrades ? Math.Abs(pair.Key.Label - pair.Key.Predicted) : null)),
    ];

    // As published: by one model, the most accurate one. The mean of good and poor models would be sure of little.
    static LabelIssues Labels(ScoredModels scored, ErrorOptions options)
    {
        ScoredModel best = scored.Models.MaxBy(model => model.Result["accuracy"])!;
        double[] probabilities = Array.ConvertAll(best.Predictions.Probabilities, probability => (double)probability);
        LabelIssues issues = ConfidentLearning.Find(
            scored.Set.Labels, probabilities, scored.Set.ClassNames,
            options.Ranking ?? (scored.Grading is null ? LabelRanking.Margin : LabelRanking.Distance), scored.Grading is not null);
        return issues with
        {
            Model = best.Name,
            Candidates = [.. issues.Candidates.Select(issue => issue with { Agreeing = scored.Models.Count(model =>
                scored.Set.ClassNames[model.Predictions.Predicted[issue.Image]] == issue.Suggested) })],
        };
    }
}
