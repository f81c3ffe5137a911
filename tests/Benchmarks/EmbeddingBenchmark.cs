using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Strata.Analysis.Embedding;
using Strata.Analysis.Embedding.Pca;
using Strata.Analysis.Embedding.Quality;
using Strata.Analysis.Embedding.TSne;
using Strata.Analysis.Embedding.Umap;
using Strata.Analysis.Numerics;
using Strata.Data;

namespace Strata.Benchmarks;

/// <summary>
/// t-SNE and UMAP of 5,000 images in 50 principal components, against Debian's python3-sklearn and umap-learn on the same numbers and as many
/// threads; and t-SNE of all training images, which has no peer that ends in time.
/// </summary>
static class EmbeddingBenchmark
{
    const int Images = 5_000, Components = 50, Neighbors = 5;
    const string Python = "/usr/bin/python3";

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("strata-benchmark").FullName;
        try
        {
            ImageSet all = BenchmarkData.Load("train");
            Matrix x = Reduced(all.Subset(BalancedSubset.OfSize(all.Labels, Math.Min(Images, all.Count), seed: 1), "train"));
            File.WriteAllBytes(Path.Combine(folder, "features"), MemoryMarshal.AsBytes(x.Values));
            Compare("t-SNE", "sklearn", "tsne", x, folder, all.Name, seed => StochasticNeighborEmbedding.Fit(x, new TSneOptions { Seed = seed }).Points);
            Compare("UMAP", "umap", "umap", x, folder, all.Name, seed => ManifoldApproximation.Fit(x, new UmapOptions { Seed = seed }).Points);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>t-SNE of the whole training split.</summary>
    public static void RunLarge()
    {
        ImageSet all = BenchmarkData.Load("train");
        Matrix x = Reduced(all);
        long start = Stopwatch.GetTimestamp();
        TSneEmbedding embedding = StochasticNeighborEmbedding.Fit(x, new TSneOptions());
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"t-SNE, {x.Rows:N0} x {x.Columns}, {all.Name}: {seconds:0.0} s, {embedding.Summary}");
        Console.WriteLine($"  trustworthiness {NeighborhoodMeasure.Of(x, embedding.Points, Neighbors, seed: 1).Trustworthiness:0.0000} ({Neighbors} neighbours)");
    }

    static void Compare(string title, string module, string what, Matrix x, string folder, string set, Func<int, double[]> fit)
    {
        (List<double> mine, List<double> theirs, int seed) = ([], [], 0);
        double Trustworthiness(double[] points) => NeighborhoodMeasure.Of(x, points, Neighbors, seed: 1).Trustworthiness;
        double Strata()
        {
            long start = Stopwatch.GetTimestamp();
            double[] points = fit(++seed);
            double rate = x.Rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
            mine.Add(Trustworthiness(points));
            return rate;
        }
        double Peer()
        {
            double rate = x.Rows / double.Parse(Start(what, folder, $"{x.Columns}", $"{seed}", $"{Environment.ProcessorCount}"), CultureInfo.InvariantCulture);
            theirs.Add(Trustworthiness(MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder, "points"))).ToArray()));
            return rate;
        }
        // The first call compiles.
        fit(0);
        Rounds.Compare($"{title}, {x.Rows:N0} x {x.Columns}, {set}", ("Strata", Strata), Has(module) ? (module, Peer) : null, rounds: 3);
        Console.WriteLine($"  trustworthiness ({Neighbors} neighbours) {string.Join("  ", mine.Select(value => $"{value:0.0000}"))}"
            + (theirs.Count > 0 ? $" against {string.Join("  ", theirs.Select(value => $"{value:0.0000}"))}" : ""));
    }

    static Matrix Reduced(ImageSet set)
    {
        Matrix pixels = new(Array.ConvertAll(set.Pixels, pixel => pixel / 255f), set.Count, set.Shape.Size);
        return PrincipalComponentAnalysis.Fit(pixels, new PcaOptions { Components = Components }).Project(pixels);
    }

    static bool Has(string module)
    {
        bool has = File.Exists(Python) && Output("-c", $"import {module}; print(1)") is not "";
        if (!has)
            Console.WriteLine($"no peer: Debian's {(module == "umap" ? "umap-learn" : $"python3-{module}")} is not installed");
        return has;
    }

    static string Start(params string[] arguments) => Output([Path.Combine(AppContext.BaseDirectory, "embedding_peers.py"), .. arguments]);

    static string Output(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error.Wait();
        return output.Trim();
    }
}
