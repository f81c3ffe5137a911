using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Training.Export;
using Strata.Training.Runs;

namespace Strata.Benchmarks;

/// <summary>
/// All layers pooled, from the data set's files to checked NPY files on the disk, against ONNX Runtime alone: the same graph and batches,
/// one after the other, from images that are in memory, results thrown away.
/// </summary>
static class FeaturesBenchmark
{
    public static void Run(string split)
    {
        ImageSet set = BenchmarkData.Load(split);
        foreach (string model in (string[])["cnn-32-64", "lenet-relu"])
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
                foreach (int threads in (int[])[Environment.ProcessorCount, 1])
                    Compare(new ModelFile(model, Path.Combine(folder, "model.onnx")), set, folder, threads);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    static void Compare(ModelFile model, ImageSet set, string folder, int threads)
    {
        FeatureOptions options = new() { Out = Path.Combine(folder, "features"), Overwrite = true, Settings = new() { Threads = threads } };
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        FeatureReport Extract(int? batch)
        {
            using IImageStream stream = ImageStreams.Open(set.Name, set.Split, new DataRequest { MayFetch = false });
            return FeatureExtraction.Run(model, stream, options with { Batch = batch }, shell);
        }

        FeatureReport first = Extract(batch: null);
        int batch = first.Written[0].Batch;
        long bytes = first.Written.Sum(layer => (long)layer.Width * sizeof(float));
        using SessionOptions native = new() { IntraOpNumThreads = threads };
        using InferenceSession bare = new(OnnxFile.ToBytes(FeatureExtraction.Graph(model, set.Shape, options)), native);
        Bare(bare, set, batch);
        (TimeSpan ours, TimeSpan theirs) = (default, default);
        Rounds.Compare(
            $"features {model.Name}, {threads} threads, {first.Written.Count} layers, {bytes:N0} bytes an image, "
            + $"{set.Count:N0} images in batches of {batch}, {set.Name}",
            ("Strata", () => Timed(() => Extract(batch).ImagesPerSecond, ref ours)),
            ("bare ONNX Runtime loop", () => Timed(() => Bare(bare, set, batch), ref theirs)), rounds: 5);
        // On a machine that others use this tells more than the clock, where no thread spins while it waits: with one thread.
        Console.WriteLine($"  processor time, with reading, writing and opening the model: {ours / theirs:0.00} x that of the bare loop");
    }

    static double Timed(Func<double> round, ref TimeSpan total)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double rate = round();
        total += Environment.CpuUsage.TotalTime - before;
        return rate;
    }

    static double Bare(InferenceSession session, ImageSet set, int batch)
    {
        using RunOptions run = new();
        long start = Stopwatch.GetTimestamp();
        for (int first = 0; first < set.Count; first += batch)
        {
            int count = Math.Min(batch, set.Count - first);
            using OrtValue input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance,
                set.Pixels.AsMemory(first * set.Shape.Size, count * set.Shape.Size), [count, set.Shape.Channels, set.Shape.Height, set.Shape.Width]);
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["image"], [input], session.OutputNames);
        }
        return set.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
