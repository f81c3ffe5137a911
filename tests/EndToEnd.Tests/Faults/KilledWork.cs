using System.Security.Cryptography;

namespace Strata.Tests.Faults;

/// <summary>Work that is killed and begun again: which program does it, by which command line, and what must be equal in the end.</summary>
/// <param name="program">"training", "inference" or "analysis".</param>
/// <param name="command">The command line for work in a folder; told whether an earlier process has left something there.</param>
sealed class KilledWork(string program, Func<string, string[]> command)
{
    // A few thousand images a second: seconds of work behind the second that a process takes to start.
    const string Digits = "digits:count=1500";

    /// <summary>What a person waits for longest.</summary>
    public static IReadOnlyDictionary<string, KilledWork> All { get; } = new Dictionary<string, KilledWork>
    {
        ["train"] = new("training", folder => File.Exists(Path.Combine(folder, "run", "run.json"))
            ? ["resume", Path.Combine(folder, "run")]
            :
            [
                "train", "lenet-relu", "--dataset", Digits, "--epochs", "6", "--optimizer", "sgd:momentum=0.9", "--schedule", "plateau",
                "--threads", "1", "--out", folder, "--run", "run",
            ]),
        ["features"] = new("inference", folder =>
            ["features", Model, "--dataset", "digits", "--count", "12000", "--batch", "64", "--threads", "1", "--out", folder]),
        ["study"] = new("training", folder => ["study", Study, "--scale", "small", "--threads", "1", "--out", folder]),
    };

    static string Model => Path.Combine(Repository.Root, "models", "lenet-relu-mnist");

    static string Study => Path.Combine(AppContext.BaseDirectory, "Faults", "killed-study.json");

    /// <summary>The program.</summary>
    public string Program => program;

    /// <summary>The command line that begins the work in a folder, or goes on with it.</summary>
    public string[] Command(string folder) => command(folder);

    /// <summary>
    /// Every file in a folder and what is in it: a hash, or for files that hold times, versions or places, what does not depend on them.
    /// </summary>
    public static IReadOnlyList<string> Result(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Content(file)}"),
    ];

    static string Content(string file) => Path.GetFileName(file) switch
    {
        "run.json" or "study.json" or "README.md" or "last.bin" => "is there",
        // Neither seconds nor images a second.
        "history.csv" => string.Join(' ', File.ReadAllLines(file).Select(line => string.Join(',', line.Split(',')[..^2]))),
        "study.csv" => Untimed(file),
        _ => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))),
    };

    static string Untimed(string file)
    {
        string[][] rows = [.. File.ReadAllLines(file).Select(line => line.Split(','))];
        int[] kept = [.. Enumerable.Range(0, rows[0].Length).Where(column => rows[0][column] is not ("seconds" or "imagesPerSecond"))];
        return string.Join(' ', rows.Select(row => string.Join(',', kept.Select(column => row[column]))));
    }
}
