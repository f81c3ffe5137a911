using System.Globalization;
using System.Text.Json;
using Strata.CommandLine;
using Strata.Data;
using Strata.Data.Idx;
using Strata.Training.Export;

namespace Strata.Benchmarks;

/// <summary>
/// One epoch through `training train`, against the same network in a plain tensor-slicing loop of Python PyTorch on the same libtorch.
/// Strata's figure includes what the loop leaves out: shuffling, normalising each batch, and counting what was classified right.
/// </summary>
static class TrainingBenchmark
{
    const int Images = 8000;
    public const int Batch = 64;

    public static void Run() => InFolder(all =>
    {
        bool hasPeer = Python.IsThere;
        if (!hasPeer)
            Console.WriteLine("no peer: Debian's python3-torch and python3-numpy are not installed");
        foreach (string model in (string[])["cnn-32-64", "lenet-relu"])
            foreach (int threads in (int[])[Environment.ProcessorCount, 1])
                Rounds.Compare($"train {model}, batch {Batch}, Adam, {threads} threads, {all.Set}", ("Strata", () => Strata(all.Folder, model, threads)),
                    hasPeer ? ("Python PyTorch", () => Peer(all.Folder, model, threads)) : null);
        return 0;
    });

    /// <summary>Images/s of one epoch of a model on the images of the benchmark.</summary>
    public static double RateOf(string model, int threads) => InFolder(all => Strata(all.Folder, model, threads));

    static T InFolder<T>(Func<(string Folder, string Set), T> work)
    {
        string folder = Directory.CreateTempSubdirectory("strata-benchmark").FullName;
        try
        {
            // A ninth more than the peer gets, because a tenth is held out for validation.
            ImageSet all = BenchmarkData.Load("train");
            ImageSet set = all.Subset([.. Enumerable.Range(0, Images * 10 / 9 + 1)], "train");
            Write(folder, "train", set);
            Write(folder, "t10k", set.Subset([.. Enumerable.Range(0, 300)], "test"));
            File.WriteAllBytes(Path.Combine(folder, "pixels"), set.Pixels[..(Images * set.Shape.Size)]);
            File.WriteAllBytes(Path.Combine(folder, "labels"), [.. set.Labels.Take(Images).Select(label => (byte)label)]);
            return work((folder, all.Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Write(string folder, string prefix, ImageSet set)
    {
        IdxFile.WriteImages(Path.Combine(folder, $"{prefix}-images-idx3-ubyte"), set.Shape, set.Pixels);
        IdxFile.WriteLabels(Path.Combine(folder, $"{prefix}-labels-idx1-ubyte"), set.Labels.Select(label => (byte)label).ToArray());
    }

    static double Strata(string folder, string model, int threads)
    {
        using StringWriter output = new();
        int exit = CommandLineProgram.Run("benchmark",
            ["train", model, "--dataset", folder, "--epochs", "1", "--batch", $"{Batch}", "--threads", $"{threads}",
                "--out", Path.Combine(folder, "models"), "--run", model, "--overwrite", "--json"],
            typeof(OnnxExporter).Assembly, output, TextWriter.Null);
        if (exit != 0)
            throw new InvalidOperationException($"training {model} ended with exit code {exit}");
        return JsonDocument.Parse(output.ToString()).RootElement.GetProperty("imagesPerSecond").GetDouble();
    }

    static double Peer(string folder, string model, int threads) => double.Parse(
        Python.Start(Path.Combine(AppContext.BaseDirectory, "train_torch.py"), model, Path.Combine(folder, "pixels"), Path.Combine(folder, "labels"), $"{Images}", $"{Batch}", $"{threads}").Output,
        CultureInfo.InvariantCulture);
}
