#:property PublishAot=false
// Builds everything, checks the format and runs all tests; the last line is 'N passed, N failed'.
//   dotnet run scripts/test.cs                     what CI runs
//   dotnet run scripts/test.cs -- --slow           the slow tests too
//   dotnet run scripts/test.cs -- --only Inference one test project
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, ".."));
bool slow = args.Contains("--slow");
int onlyAt = Array.IndexOf(args, "--only");
string only = onlyAt >= 0 && onlyAt + 1 < args.Length ? args[onlyAt + 1] : "";

// The software Vulkan of Debian's Chromium, for the tests on WebGPU; a machine with a choice of its own keeps it.
const string softwareVulkan = "/usr/lib/chromium/vk_swiftshader_icd.json";

Step("setup", "dotnet", "run", Path.Combine(root, "scripts", "setup.cs"), "--", "--tests");
if (File.Exists(softwareVulkan) && Environment.GetEnvironmentVariable("VK_ICD_FILENAMES") is null)
    Environment.SetEnvironmentVariable("VK_ICD_FILENAMES", softwareVulkan);
// Nothing is restored but what the lock files name, by version and hash.
Step("build", "dotnet", "build", "Strata.slnx", "-c", "Release", "--nologo", "-v", "quiet", "-p:StrataLock=require");
Step("format", "dotnet", "format", "Strata.slnx", "--verify-no-changes", "--no-restore", "-v", "quiet");

string results = Path.Combine(root, "tests", "TestResults");
if (Directory.Exists(results))
    Directory.Delete(results, recursive: true);
// Two projects at a time, the longest from the beginning: the end-to-end tests start programs one after another, which leaves half of two cores idle.
string[] projects =
[
    .. Directory.GetFiles(Path.Combine(root, "tests"), "*.Tests.csproj", SearchOption.AllDirectories)
        .Where(project => Path.GetFileNameWithoutExtension(project).Contains(only, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(project => project.EndsWith("EndToEnd.Tests.csproj", StringComparison.Ordinal)).ThenBy(project => project, StringComparer.Ordinal),
];
(int passed, int failed, int skipped) = (0, 0, 0);
Parallel.ForEach(Partitioner.Create(projects, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = 2 }, Test);
Console.WriteLine($"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : ""));
return failed == 0 && passed > 0 ? 0 : 1;

void Test(string project)
{
    string name = Path.GetFileNameWithoutExtension(project);
    string report = Path.Combine(results, $"{name}.trx");
    List<string> command = ["test", project, "-c", "Release", "--no-build", "--nologo", "-v", "quiet", "--logger", $"trx;LogFileName={report}"];
    if (!slow)
        command.AddRange(["--filter", "Category!=Slow"]);
    Stopwatch watch = Stopwatch.StartNew();
    int exit = Run("dotnet", [.. command]);
    (int p, int f, int s) = Count(report);
    // A run that crashed or wrote no report has failed, whatever it counted.
    if (exit != 0 && f == 0)
        f = 1;
    lock (results)
    {
        foreach (string failure in Failures(report))
            Console.WriteLine(failure);
        Console.WriteLine($"{name}: {p} passed, {f} failed, {s} skipped in {watch.Elapsed.TotalSeconds:0} s");
        (passed, failed, skipped) = (passed + p, failed + f, skipped + s);
    }
}

void Step(string title, string command, params string[] arguments)
{
    Stopwatch watch = Stopwatch.StartNew();
    int exit = Run(command, arguments);
    Console.WriteLine($"{title}: {(exit == 0 ? "ok" : "failed")} in {watch.Elapsed.TotalSeconds:0} s");
    if (exit == 0)
        return;
    Console.WriteLine("0 passed, 1 failed");
    Environment.Exit(1);
}

int Run(string command, params string[] arguments)
{
    using Process process = Process.Start(new ProcessStartInfo(command, arguments) { WorkingDirectory = root })!;
    process.WaitForExit();
    return process.ExitCode;
}

static (int Passed, int Failed, int Skipped) Count(string report)
{
    if (!File.Exists(report))
        return (0, 0, 0);
    XElement counters = XDocument.Load(report).Descendants().Single(element => element.Name.LocalName == "Counters");
    int Value(string name) => (int)counters.Attribute(name)!;
    return (Value("passed"), Value("failed"), Value("total") - Value("executed"));
}

// With -v quiet, dotnet test names a test that failed, but not why.
static IEnumerable<string> Failures(string report)
{
    if (!File.Exists(report))
        return [];
    XDocument trx = XDocument.Load(report);
    XNamespace ns = trx.Root!.Name.Namespace;
    return trx.Descendants(ns + "UnitTestResult").Where(result => (string?)result.Attribute("outcome") == "Failed").Select(result =>
        $"failed: {(string?)result.Attribute("testName")}: {string.Join(Environment.NewLine, result.Descendants(ns + "ErrorInfo").Elements().Select(part => part.Value))}");
}

static string ThisFile([CallerFilePath] string path = "") => path;
