using System.Diagnostics;
using System.Text.Json;

namespace Strata.Tests.Lab;

/// <summary>
/// The whole lab in small, done once for all tests that look at what it left: by the verbs, each a process, in a folder of its own.
/// </summary>
public sealed class SmallLab : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("strata-lab-").FullName;
    readonly Dictionary<string, JsonElement> _said = [];

    public SmallLab()
    {
        long start = Stopwatch.GetTimestamp();
        Do("data", "inference", "data", "make", "digits", "--count", "1200", "--test-count", "200", "--seed", "7", "--out", "data/mine");
        Train("lenet-relu", rate: "0.003");
        Train("lenet-sigmoid", rate: "0.01");
        Train("cnn-small", rate: "0.01");
        Do("held out", "analysis", "evaluate", "models/lenet-relu", "models/cnn-small", "--split", "validation");
        Do("export", "training", "export", "models/lenet-relu");
        Do("check", "inference", "check", "models/lenet-relu", "--images", "100");
        Do("features", "inference", "features", "models/lenet-relu", "--layers", "conv1,conv2,fc1", "--pool", "grid2");
        Do("cluster", "analysis", "cluster", "models/lenet-relu", "--images", "200", "--method", "kmeans");
        Do("embed", "analysis", "embed", "models/lenet-relu", "--images", "200", "--method", "pca");
        Do("classical", "analysis", "classical", "data/mine", "--methods", "naive-bayes", "knn:k=3");
        Do("errors", "analysis", "errors", "models/lenet-relu", "models/cnn-small", "reports/classical-mine", "--map-images", "100");
        Do("report", "analysis", "report", "models/lenet-relu", "models/lenet-sigmoid", "models/cnn-small",
            "--images", "150", "--map-images", "100", "--train-images", "200", "--cluster", "kmeans", "--embed", "pca");
        Took = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>How long all of it took.</summary>
    public TimeSpan Took { get; }

    /// <summary>The path of a file that the lab left.</summary>
    public string File(params string[] names) => Path.Combine([_folder, .. names]);

    /// <summary>What a step answered with --json.</summary>
    public JsonElement Said(string step) => _said[step];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Train(string model, string rate) => Do(
        $"train {model}", "training", "train", model, "--dataset", "data/mine", "--epochs", "4", "--lr", rate, "--threads", "1", "--run", model);

    void Do(string step, string program, params string[] arguments)
    {
        ProcessStartInfo start = Programs.Start(program, [.. arguments, "--json"]);
        start.WorkingDirectory = _folder;
        using Process process = Process.Start(start)!;
        (int code, string output, string error) = Programs.Finish(process);
        Assert.True(code == 0, $"{step}: {error}");
        _said.Add(step, JsonDocument.Parse(output).RootElement);
    }
}
