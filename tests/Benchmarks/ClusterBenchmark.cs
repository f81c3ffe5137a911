using System.Diagnostics;
using System.Globalization;
using Strata.Analysis.Clustering;
using Strata.Analysis.Clustering.KMeans;
using Strata.Analysis.Neighbors;
using Strata.Analysis.Numerics;
using Strata.Data;

namespace Strata.Benchmarks;

/// <summary>
/// k-means and the exact search for neighbours on raw pixels, against Debian's python3-sklearn and python3-faiss on the same pixels and
/// as many threads. Strata's k-means takes the better of two starts, so that it may not be worse than the one start of a peer.
/// </summary>
static class ClusterBenchmark
{
    const int Clusters = 10, Iterations = 20, Neighbors = 5, Starts = 2;
    const string Python = "/usr/bin/python3";

    public static void Run()
    {
        string folder = Directory.CreateTempSubdirectory("strata-benchmark").FullName;
        try
        {
            ImageSet train = BenchmarkData.Load("train"), test = BenchmarkData.Load("test");
            foreach (ImageSet set in (ImageSet[])[train, test])
                File.WriteAllBytes(Path.Combine(folder, set.Split), set.Pixels);
            (Matrix x, Matrix queries) = (ToMatrix(train), ToMatrix(test));
            foreach (string peer in (string[])["sklearn", "faiss"])
                CompareKMeans(peer, x, folder, train.Name);
            CompareNeighbors(queries, x, folder, train.Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void CompareKMeans(string peer, Matrix x, string folder, string set)
    {
        (List<double> mine, List<double> theirs, ulong seed) = ([], [], 0);
        KMeansFit fit = new(new KMeansOptions { Clusters = Clusters, Restarts = Starts, Iterations = Iterations, Tolerance = 0 });
        double Strata() => Rate(x.Rows, () => mine.Add(fit.Fit(x, new ClusterWork(Seed: ++seed)).Objective!.Value));
        double Peer()
        {
            double[] result = Start($"kmeans-{peer}", folder, x.Columns, (int)seed);
            theirs.Add(result[1]);
            return x.Rows / result[0];
        }
        Rounds.Compare($"k-means, {x.Rows:N0} x {x.Columns}, {Clusters} clusters, {Iterations} rounds, {set}",
            ($"Strata, best of {Starts}", Strata), Has(peer) ? (peer, Peer) : null);
        if (theirs.Count > 0)
            Console.WriteLine($"  sum of squared distances: mean {mine.Average():N0} against {theirs.Average():N0}");
    }

    static void CompareNeighbors(Matrix queries, Matrix x, string folder, string set) => Rounds.Compare(
        $"{Neighbors} nearest neighbours, {queries.Rows:N0} among {x.Rows:N0} x {x.Columns}, {set}",
        ("Strata", () => Rate(queries.Rows, () => NearestNeighbors.Of(queries, x, Neighbors))),
        Has("faiss") ? ("faiss, flat index", () => queries.Rows / Start("neighbors-faiss", folder, x.Columns, Neighbors)[0]) : null, rounds: 3);

    static Matrix ToMatrix(ImageSet set) => new(Array.ConvertAll(set.Pixels, pixel => pixel / 255f), set.Count, set.Shape.Size);

    static double Rate(int images, Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return images / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    static bool Has(string module)
    {
        bool has = File.Exists(Python) && Output("-c", $"import numpy, {module}; print(1)") is not "";
        if (!has)
            Console.WriteLine($"no peer: Debian's python3-{module} is not installed");
        return has;
    }

    static double[] Start(string what, string folder, int columns, int number) =>
        [.. Output(Path.Combine(AppContext.BaseDirectory, "cluster_peers.py"), what, folder, $"{columns}", $"{number}", $"{Environment.ProcessorCount}")
            .Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

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
