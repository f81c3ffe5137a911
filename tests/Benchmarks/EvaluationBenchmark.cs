using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Strata.Data;
using Strata.Sessions;
using Strata.Training.Export;
using Strata.Training.Runs;

namespace Strata.Benchmarks;

/// <summary>
/// Scoring the test images as `analysis evaluate` does, against the least that ONNX Runtime can be asked for: the same batches, one
/// after the other, from memory that is already in place, results thrown away.
/// </summary>
static class EvaluationBenchmark
{
    public static void Run()
    {
        ImageSet set = BenchmarkData.Load("test");
        foreach (string model in (string[])["lenet-relu", "cnn-32-64"])
        {
            string folder = Directory.CreateTempSubdirectory("strata-benchmark").FullName;
            try
            {
                OnnxExporter.Export(TrainingRun.BuildModel(model, set.Shape, set.ClassNames.Count), new ExportOptions
                {
                    Name = model,
                    Image = set.Shape,
                    ClassNames = set.ClassNames,
                }).Save(folder);
                Compare(model, Path.Combine(folder, "model.onnx"), set);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    static void Compare(string model, string path, ImageSet set)
    {
        using ModelSession session = ModelSession.Open(path, new SessionSettings());
        using Classifier classifier = new(session, set.Shape);
        using SessionOptions options = new();
        using InferenceSession bare = new(path, options);
        // Both warm before the first round is timed.
        classifier.Score(set);
        Bare(bare, set, classifier.Batch);
        Rounds.Compare($"evaluate {model}, {set.Count:N0} images in batches of {classifier.Batch}, {set.Name}",
            ("Strata", () => Rate(set, () => classifier.Score(set))), ("bare ONNX Runtime loop", () => Rate(set, () => Bare(bare, set, classifier.Batch))), rounds: 9);
    }

    /// <summary>The least that ONNX Runtime can be asked for.</summary>
    public static void Bare(InferenceSession session, ImageSet set, int batch)
    {
        using RunOptions run = new();
        for (int start = 0; start < set.Count; start += batch)
        {
            int count = Math.Min(batch, set.Count - start);
            using OrtValue input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance,
                set.Pixels.AsMemory(start * set.Shape.Size, count * set.Shape.Size), [count, set.Shape.Channels, set.Shape.Height, set.Shape.Width]);
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["image"], [input], ["logits", "probabilities"]);
        }
    }

    /// <summary>Images/s of some work on a whole set.</summary>
    public static double Rate(ImageSet set, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return set.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
