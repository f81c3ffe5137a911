using System.Collections.Concurrent;
using Strata.Data;
using Strata.Training.Runs;

namespace Strata.Training.Lab;

/// <summary>The figures of runs on test sets, measured once: several rows of a study may be about one run.</summary>
/// <param name="testSet">Loads a test set.</param>
sealed class TestedRuns(Func<string, TrainingOptions, ImageSet> testSet)
{
    readonly ConcurrentDictionary<(string Run, string Set), TestedFigures> _figures = [];

    /// <summary>Those of one run on one set; none where it diverged.</summary>
    public TestedFigures Of(string run, RunRecord record, string set) => record.Status == RunStatus.Done
        ? _figures.GetOrAdd((run, set), _ => TestedFigures.Of(Path.Combine(run, "model.onnx"), testSet(set, record.Options), record.Options.Threads))
        : TestedFigures.None;
}
