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
        string name = $"{Spec} on {Input.Name}";
        LabelledRows rows = new(Input.Train, Train.Labels, Train.ClassNames.Count);
        shell.Say($"{name}: learning from {Train.Count:N0} images");
        long start = Stopwatch.GetTimestamp();
        IClassicalModel model = Learner().Fit(rows, work);
        double fitted = Stopwatch.GetElapsedTime(start).TotalSeconds;
        (float[] probabilities, TimeSpan elapsed) = shell.Track(
            $"predict {name}", Test.Count, "images", progress => Predict(model, work, progress));

        ModelProto graph = ClassicalGraph.Of(model, Input, name, Train);
        string file = FileName.Of($"{Spec}-{Input.Name}") + ".onnx";
        OnnxFile.Save(graph, Path.Combine(folder, file));
        OnnxCheck check = OnnxCheck.Of(graph, Input, Test, probabilities, work.Threads);
        Scores scores = new(rows.Classes, null, probabilities, elapsed, Piece, work.Threads);
        return new ClassicalResult(
            Spec.ToString(), Input.Name, Train.Count, fitted, elapsed.TotalSeconds, file, check, EvaluationResult.Of(name, Test, scores));
    }

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
