using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Data.Images;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Training.Export;
using Strata.Training.Runs;

namespace Strata.Benchmarks;

/// <summary>
/// `predict` from compressed IDX files to CSV, against the bare ONNX Runtime loop over memory and against the same in eager Python
/// PyTorch; whole processes too. Then image files out of an archive, against the decoder alone on bytes in memory.
/// </summary>
static class PredictionBenchmark
{
    const int Rounds = 3;
    static readonly string[] s_parts = ["cnn-32-64", "lenet-relu", "files"];

    /// <summary>Runs all parts, or the one that is named.</summary>
    public static void Run(string? only)
    {
        string[] parts = only is null ? s_parts : [only];
        string folder = Directory.CreateTempSubdirectory("strata-benchmark").FullName;
        try
        {
            foreach (string model in parts.Except(["files"]))
                Predict(model, folder);
            if (!parts.Contains("files"))
                return;
            if (BenchmarkData.Photographs() is { } archive)
                Decode(archive, folder);
            else
                Console.WriteLine("no photographs: cifar10-images/test.zip is nowhere on this machine");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static string Export(string model, ImageShape shape, IReadOnlyList<string> classes, string folder)
    {
        string run = Path.Combine(folder, model);
        ExportOptions options = new() { Name = model, Image = shape, ClassNames = classes };
        OnnxExporter.Export(TrainingRun.BuildModel(model, shape, classes.Count), options)
            .Save(Directory.CreateDirectory(run).FullName);
        return run;
    }

    static void Predict(string model, string folder)
    {
        ImageSet set = BenchmarkData.Load("train");
        IdxPair pair = IdxFolder.Write(Directory.CreateDirectory(Path.Combine(folder, model, "idx")).FullName, set);
        string run = Export(model, set.Shape, set.ClassNames, folder);
        string csv = Path.Combine(folder, "predictions.csv");
        JsonElement first = Strata(run, pair.Images, csv, batch: null);
        int batch = first.GetProperty("batch").GetInt32();
        string what = $"predict {model}, {set.Count:N0} images of {set.Name}, batches of {batch}";

        using SessionOptions options = new();
        using InferenceSession bare = new(Path.Combine(run, "model.onnx"), options);
        EvaluationBenchmark.Bare(bare, set, batch);
        Benchmarks.Rounds.Compare(what,
            ("IDX to CSV", () => Strata(run, pair.Images, csv, batch).GetProperty("imagesPerSecond").GetDouble()),
            ("bare ONNX Runtime loop", () => EvaluationBenchmark.Rate(set, () => EvaluationBenchmark.Bare(bare, set, batch))), Rounds);

        static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
        string[] ours = [Beside("Strata.Inference.dll"), "predict", run, "--input", pair.Images, "--out", csv, "--json"];
        string[] theirs = [Beside("predict_torch.py"), model, pair.Images, csv, "256", $"{Environment.ProcessorCount}"];
        if (!Python.IsThere)
            Console.WriteLine("no peer: Debian's python3-torch and python3-numpy are not installed");
        else
            Benchmarks.Rounds.Compare($"{what}: IDX to CSV",
                ("Strata", () => Strata(run, pair.Images, csv, batch).GetProperty("imagesPerSecond").GetDouble()),
                ("Python PyTorch", () => double.Parse(Python.Start(theirs).Output, CultureInfo.InvariantCulture)), Rounds);
        Benchmarks.Rounds.Compare($"{what}: the whole process, its start and choosing the batch included",
            ("Strata", () => Wall(set, () => Python.Start("dotnet", ours))),
            Python.IsThere ? ("Python PyTorch", () => Wall(set, () => Python.Start(theirs))) : null, Rounds);
        Console.WriteLine($"  Strata's start took {first.GetProperty("startSeconds").GetDouble():0.00} s with, "
            + $"{Strata(run, pair.Images, csv, batch).GetProperty("startSeconds").GetDouble():0.00} s without choosing the batch");
    }

    static void Decode(string archive, string folder)
    {
        ImageShape shape = new(3, 32, 32);
        string run = Export("lenet-relu", shape, [.. Enumerable.Range(0, 10).Select(label => $"{label}")], Path.Combine(folder, "colour"));
        using ModelSession session = ModelSession.Open(Path.Combine(run, "model.onnx"));
        using BatchSlot slot = new(session, shape, ["probabilities"], capacity: 64);
        long count = 0;
        double Stream()
        {
            long start = Stopwatch.GetTimestamp();
            using IImageStream images = ImageStreams.OpenFiles(archive, new ImageFileOptions { Height = 32, Width = 32 });
            for (count = 0; images.Read(slot, CancellationToken.None) is > 0 and var read;)
                count += read;
            return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Stream();
        byte[][] files = Bytes(archive);
        using ImageDecoder decoder = new();
        double Alone()
        {
            long start = Stopwatch.GetTimestamp();
            Parallel.ForEach(files, file => decoder.Decode(file, "file"));
            return files.Length / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Benchmarks.Rounds.Compare($"read {count:N0} JPEG files of 32x32 out of a ZIP archive into batches",
            ("stream of files", Stream), ("decoder alone", Alone), Rounds);
        string csv = Path.Combine(folder, "photographs.csv");
        Strata(run, archive, csv, 64);
        Benchmarks.Rounds.Compare($"predict lenet-relu, {count:N0} JPEG files, ZIP to CSV",
            ("ZIP to CSV", () => Strata(run, archive, csv, 64).GetProperty("imagesPerSecond").GetDouble()),
            ("decoder alone", Alone), Rounds);
    }

    static byte[][] Bytes(string archive)
    {
        using System.IO.Compression.ZipArchive zip = System.IO.Compression.ZipFile.OpenRead(archive);
        return [.. zip.Entries.Where(entry => entry.Name != "").Select(entry =>
        {
            byte[] bytes = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(bytes);
            return bytes;
        })];
    }

    static JsonElement Strata(string run, string input, string csv, int? batch)
    {
        using StringWriter output = new();
        string[] given = batch is null ? [] : ["--batch", $"{batch}"];
        int exit = CommandLineProgram.Run("benchmark",
            ["predict", Path.Combine(run, "model.onnx"), "--input", input, "--out", csv, "--json", .. given],
            typeof(DataSets).Assembly, output, TextWriter.Null);
        return exit == 0 ? JsonDocument.Parse(output.ToString()).RootElement
            : throw new InvalidOperationException($"predict ended with exit code {exit}");
    }

    static double Wall(ImageSet set, Func<(int Exit, string Output)> run)
    {
        long start = Stopwatch.GetTimestamp();
        return run().Exit == 0 ? set.Count / Stopwatch.GetElapsedTime(start).TotalSeconds
            : throw new InvalidOperationException("a process failed");
    }
}
