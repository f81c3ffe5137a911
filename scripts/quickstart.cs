#:property PublishAot=false
// Sets this checkout up, trains three networks, exports them to ONNX with every layer, evaluates them through ONNX Runtime on
// the test split, prints one table, and binds what they learned into one page. On MNIST where it is found or can be fetched, else
// on the embedded digits.
//   dotnet run scripts/quickstart.cs
//   dotnet run scripts/quickstart.cs -- --dataset digits --out models
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, ".."));
string models = Option("--out", Path.Combine(root, "models"));
(string Model, int Epochs)[] plan = [("lenet-relu", 5), ("lenet-sigmoid", 5), ("cnn-32-64", 3)];

try
{
    Run("dotnet", "run", Path.Combine(root, "scripts", "setup.cs"));
    Run("dotnet", "build", Path.Combine(root, "Strata.slnx"), "-c", "Release", "--nologo", "-v", "quiet");
    Stopwatch watch = Stopwatch.StartNew();
    string dataset = Option("--dataset", ChooseDataSet());

    List<string> runs = [];
    List<string[]> rows = [["model", "parameters", "epochs", "train s", "images/s", "accuracy", "precision", "recall", "F1", "export difference"]];
    foreach ((string model, int epochs) in plan)
    {
        string run = $"quickstart-{model}-{dataset}";
        JsonElement trained = RunJson(quiet: false, "training", "train", model, "--dataset", dataset, "--epochs", $"{epochs}", "--schedule", "cosine", "--seed", "1",
            "--out", models, "--run", run, "--overwrite");
        JsonElement tested = RunJson(quiet: true, "analysis", "evaluate", Path.Combine(models, run), "--out", Path.Combine(root, "reports", run));
        runs.Add(Path.Combine(models, run));
        rows.Add([model, Number(trained, "parameters", "N0"), Number(trained, "epochs", "N0"), Number(trained, "trainSeconds", "0.0"),
            Number(trained, "imagesPerSecond", "N0"), Number(tested, "accuracy", "0.0000"), Number(tested, "macroPrecision", "0.0000"),
            Number(tested, "macroRecall", "0.0000"), Number(tested, "macroF1", "0.0000"), Number(trained, "largestExportDifference", "0.0e+0")]);
    }
    Console.WriteLine();
    Console.WriteLine($"{dataset}, test split, through ONNX Runtime; precision, recall and F1 are means over the classes; {Environment.ProcessorCount} cores:");
    Console.WriteLine();
    Print(rows);
    Console.WriteLine();
    JsonElement report = RunJson(quiet: false, "analysis", ["report", .. runs, "--out", Path.Combine(root, "reports", $"quickstart-{dataset}")]);
    Console.WriteLine();
    Console.WriteLine($"done in {watch.Elapsed.TotalSeconds:0} s; models in {models}, reports in {Path.Combine(root, "reports")}");
    Console.WriteLine($"open {report.GetProperty("page").GetString()} in a browser");
    return 0;
}
catch (StepException problem)
{
    Console.Error.WriteLine($"error: {problem.Message}");
    return 1;
}

string Option(string name, string otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}

string ChooseDataSet()
{
    bool found = Start(capture: true, quiet: true, "dotnet", [.. Program("inference"), "data", "describe", "mnist"]).ExitCode == 0;
    Console.WriteLine(found ? "quickstart: on MNIST" : "quickstart: MNIST is neither here nor can it be fetched, so this runs on the embedded digits");
    return found ? "mnist" : "digits";
}

string[] Program(string project) => [Path.Combine(root, project, "bin", "Release", "net10.0", $"Strata.{char.ToUpperInvariant(project[0])}{project[1..]}.dll")];

// With --json, what is meant for people goes to standard error: progress to watch, or tables that stand in the reports anyway.
JsonElement RunJson(bool quiet, string project, params string[] arguments)
{
    (int exit, string output, string error) = Start(capture: true, quiet, "dotnet", [.. Program(project), .. arguments, "--json"]);
    if (exit != 0)
        throw new StepException($"{project} {string.Join(' ', arguments)} failed with exit code {exit}: {error.Trim()}");
    return JsonDocument.Parse(output).RootElement;
}

void Run(string command, params string[] arguments)
{
    if (Start(capture: false, quiet: false, command, arguments).ExitCode != 0)
        throw new StepException($"{command} {string.Join(' ', arguments)} failed");
}

(int ExitCode, string Output, string Error) Start(bool capture, bool quiet, string command, params string[] arguments)
{
    using Process process = Process.Start(new ProcessStartInfo(command, arguments)
    {
        WorkingDirectory = root,
        RedirectStandardOutput = capture,
        RedirectStandardError = quiet,
    })!;
    Task<string> error = quiet ? process.StandardError.ReadToEndAsync() : Task.FromResult("");
    string output = capture ? process.StandardOutput.ReadToEnd() : "";
    process.WaitForExit();
    return (process.ExitCode, output, error.Result);
}

static string Number(JsonElement result, string key, string format) => result.GetProperty(key).GetDouble().ToString(format, CultureInfo.InvariantCulture);

static void Print(List<string[]> rows)
{
    int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
    foreach (string[] row in rows)
        Console.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
}

static string ThisFile([CallerFilePath] string path = "") => path;

sealed class StepException(string message) : Exception(message);
