using System.Text.Json;
using Strata.CommandLine;
using Strata.Training;

namespace Strata.Tests;

/// <summary>`study all --scale ci`, run once and once again, for all tests that read what it made.</summary>
[CollectionDefinition(Collection)]
public sealed class CiStudies : IDisposable, ICollectionFixture<CiStudies>
{
    /// <summary>The tests that share what was made.</summary>
    public const string Collection = "studies";

    public CiStudies()
    {
        Models = Directory.CreateTempSubdirectory("strata-studies").FullName;
        First = Study(Models);
        Stamps = Weights();
        Again = Study(Models);
        StampsAgain = Weights();
    }

    /// <summary>The shipped studies, as files beside the program.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "studies"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>Where the runs went.</summary>
    public string Models { get; }

    /// <summary>The first call: everything is trained.</summary>
    public (int Code, string Out, string Error) First { get; }

    /// <summary>The same call again.</summary>
    public (int Code, string Out, string Error) Again { get; }

    /// <summary>When each file of weights was written, after the first call.</summary>
    public IReadOnlyDictionary<string, DateTime> Stamps { get; }

    /// <summary>Likewise after the second.</summary>
    public IReadOnlyDictionary<string, DateTime> StampsAgain { get; }

    /// <summary>The folder of a study.</summary>
    public string Folder(string study) => Path.Combine(Models, $"study-{study}-ci");

    /// <summary>The report of a study in what a call printed.</summary>
    public static JsonElement Report(string output, string study) => JsonDocument.Parse(output).RootElement
        .EnumerateArray().Single(report => report.GetProperty("study").GetString() == study);

    public void Dispose() => Directory.Delete(Models, recursive: true);

    /// <summary>Runs all studies at their smallest scale, on one thread.</summary>
    public static (int Code, string Out, string Error) Study(string models)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        string[] args = ["study", "all", "--scale", "ci", "--threads", "1", "--out", models, "--json"];
        int code = CommandLineProgram.Run("test", args, typeof(TrainingOptions).Assembly, output, error);
        return (code, output.ToString(), error.ToString());
    }

    IReadOnlyDictionary<string, DateTime> Weights() => Directory
        .GetFiles(Models, "weights.bin", SearchOption.AllDirectories)
        .ToDictionary(file => file, File.GetLastWriteTimeUtc);
}
