using System.Diagnostics;
using Strata.Analysis.Evaluation;
using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Classical;

/// <summary>One classifier on one kind of features: learns, predicts, is written as ONNX, checked and measured.</summary>
/// <param name="Spec">The method as it was typed.</param>
/// <param name="Input">What it looks at.</param>
/// <param name="Train">The images that it learns from.</param>
/// <param name="Test">The images that it is judged on.</param>
sealed record ClassicalJob(PartSpec Spec, ClassicalInput Input, ImageSet Train, ImageSet Test)
{
    // Test images are predicted in pieces, so that the wish to stop is heard and progress is seen.
    const int Piece = 1000;

    /// <summary>The fingerprint of each split of the whole data set, for the file; empty where none is written.</summary>
    public IReadOnlyDictionary<string, string> Fingerprints { get; init; } = new Dictionary<string, string>();

    /// <summary>Which images of the train split were held out, for the file.</summary>
    public HeldOut? HeldOut { get; init; }

    /// <summary>The learner.</summary>
    /// <exception cref="InputException">The method or one of its parameters is unknown, or a value is out of range.</exception>
    public IClassicalLearner Learner() =>
        Spec.Build("method", (IClassicalMethod method, PartParameters parameters) => method.Build(parameters));

    /// <summary>Does it all.</summary>
    /// <param name="folder">Where the ONNX file goes.</param>
    /// <param name="work">How to work.</param>
    /// <param name="shell">Hears of progress.</param>
    public ClassicalResult Run(string folder, ClassicalWork work, Shell shell)
    {
        ClassicalTrial trial = Try(work, shell);
        ModelProto graph = ClassicalGraph.Of(trial.Model, this);
        string file = FileName.Of($"{Spec}-{Input.Name}") + ".onnx";
        OnnxFile.Save(graph, Path.Combine(folder, file));
        OnnxCheck check = OnnxCheck.Of(graph, Input, Test, trial.Evaluation.Predictions.Probabilities, work.Threads);
        return new ClassicalResult(
            Spec.ToString(), Input.Name, Train.Count, trial.FitSeconds, trial.Evaluation.Seconds, file, check, trial.Evaluation);
    }

    /// <summary>Learns, predicts and measures; writes nothing.</summary>
    /// <param name="work">How to work.</param>
    /// <param name="shell">Hears of progress.</param>
    public ClassicalTrial Try(ClassicalWork work, Shell shell)
    {
        LabelledRows rows = new(Input.Train, Train.Labels, Train.ClassNames.Count);
        shell.Say($"{Name}: learning from {Train.Count:N0} images");
        long start = Stopwatch.GetTimestamp();
        IClassicalModel model = Learner().Fit(rows, work);
        double fitted = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (float[] probabilities, TimeSpan elapsed) = shell.Track(
            $"predict {Name}", Test.Count, "images", progress => Predict(model, work, progress));
        Scores scores = new(rows.Classes, null, probabilities, elapsed, Piece, work.Threads);
        return new ClassicalTrial(model, fitted, EvaluationResult.Of(Name, Test, scores));
    }

    /// <summary>What the classifier is called, as in "knn:k=3 on pixels".</summary>
    public string Name => $"{Spec} on {Input.Name}";

    (float[], TimeSpan) Predict(IClassicalModel model, ClassicalWork work, IProgressReport progress)
    {
        int classes = Train.ClassNames.Count;
        float[] probabilities = new float[Test.Count * classes];
        long start = Stopwatch.GetTimestamp();
        for (int first = 0; first < Test.Count; first += Piece)
        {
            work.Cancel.ThrowIfCancellationRequested();
            int count = Math.Min(Piece, Test.Count - first);
            model.Predict(Input.Test.Take([.. Enumerable.Range(first, count)]), work).CopyTo(probabilities, first * classes);
            progress.Advance(count);
        }
        return (probabilities, Stopwatch.GetElapsedTime(start));
    }
}

/// <summary>A classifier that has learned and was judged.</summary>
/// <param name="Model">The classifier.</param>
/// <param name="FitSeconds">Seconds of learning.</param>
/// <param name="Evaluation">How good it is on the test images.</param>
sealed record ClassicalTrial(IClassicalModel Model, double FitSeconds, EvaluationResult Evaluation);
