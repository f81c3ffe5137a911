#:property PublishAot=false
// Makes this checkout ready to build: decides between official packages and drop-ins, installs and builds what the choice needs.
//   dotnet run scripts/setup.cs                              decide once, then skip whatever is there already
//   dotnet run scripts/setup.cs -- --packages official|dropin  decide by hand
//   dotnet run scripts/setup.cs -- --tests                   what only tests need, too: a browser and a software Vulkan
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, ".."));
string answerFile = Path.Combine(root, "strata.local.props");
string torchNative = Path.Combine(root, "dropins", "TorchSharp", "native");
string runtimeNative = Path.Combine(root, "dropins", "Microsoft.ML.OnnxRuntime", "native");
string[] debianLibraries = ["libtorch-dev", "libopenblas0-pthread", "libturbojpeg0", "libpng16-16"];
string[] debianTools = ["cmake", "g++", "npm"];
string[] debianTestPackages = ["chromium", "libvulkan1"];
string browserPage = Path.Combine(root, "inference", "Deployment", "Browser");
string reportPage = Path.Combine(root, "analysis", "Reporting", "Page");

try
{
    string packages = Decide(args);
    if (packages == "dropin")
    {
        InstallDebianPackages();
        InstallOnnxRuntime();
        BuildTorchShim();
    }
    InstallPages();
    if (args.Contains("--tests"))
        InstallTestPackages();
    Console.WriteLine("setup: ready");
    return 0;
}
catch (SetupException problem)
{
    Console.Error.WriteLine($"error: {problem.Message}");
    return 1;
}

string Decide(string[] options)
{
    int at = Array.IndexOf(options, "--packages");
    if (at >= 0)
    {
        string wanted = at + 1 < options.Length ? options[at + 1] : "";
        if (wanted is not ("official" or "dropin"))
            throw new SetupException("--packages takes 'official' or 'dropin'");
        Remember(wanted);
        Console.WriteLine($"setup: packages: {wanted}, as asked");
        return wanted;
    }
    if (File.Exists(answerFile))
    {
        string known = XDocument.Load(answerFile).Descendants("StrataPackages").Single().Value;
        Console.WriteLine($"setup: packages: {known}, as decided before (strata.local.props)");
        return known;
    }
    string? missing = FirstPackageTheFeedLacks();
    string answer = missing is null ? "official" : "dropin";
    Remember(answer);
    Console.WriteLine(missing is null
        ? "setup: packages: official, the feed has them"
        : $"setup: packages: dropin, because the feed has no {missing}");
    return answer;
}

void Remember(string answer)
{
    string temporary = answerFile + ".tmp";
    new XDocument(new XElement("Project", new XElement("PropertyGroup", new XElement("StrataPackages", answer)))).Save(temporary);
    File.Move(temporary, answerFile, overwrite: true);
}

// The managed halves are small; restoring them is the one question that every kind of feed answers.
string? FirstPackageTheFeedLacks()
{
    XElement versions = XDocument.Load(Path.Combine(root, "Directory.Packages.props")).Root!;
    string VersionOf(string id) => versions.Descendants("PackageVersion").Single(item => (string)item.Attribute("Include")! == id).Attribute("Version")!.Value;
    (string Id, string Version)[] asked =
    [
        ("TorchSharp", VersionOf("TorchSharp-cpu")),
        ("Microsoft.ML.OnnxRuntime.Managed", VersionOf("Microsoft.ML.OnnxRuntime")),
        ("Microsoft.ML.OnnxRuntime.Extensions", VersionOf("Microsoft.ML.OnnxRuntime.Extensions")),
        ("ScottPlot", VersionOf("ScottPlot")),
        ("Microsoft.ML", VersionOf("Microsoft.ML")),
        ("Microsoft.ML.FastTree", VersionOf("Microsoft.ML.FastTree")),
        ("Microsoft.ML.LightGbm", VersionOf("Microsoft.ML.LightGbm")),
        ("Microsoft.ML.OnnxConverter", VersionOf("Microsoft.ML.OnnxConverter")),
    ];
    string folder = Directory.CreateTempSubdirectory("strata-feed").FullName;
    try
    {
        foreach ((string id, string version) in asked)
        {
            File.WriteAllText(Path.Combine(folder, "feed.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
                  <ItemGroup><PackageReference Include="{id}" Version="[{version}]" /></ItemGroup>
                </Project>
                """);
            if (Run(folder, quiet: true, "dotnet", "restore") != 0)
                return $"{id} {version}";
        }
        return null;
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

void InstallDebianPackages()
{
    if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/dpkg-query"))
    {
        Console.WriteLine("setup: no Debian here: libtorch 1.13, OpenBLAS, libturbojpeg, libpng, cmake, a C++ compiler and npm are expected to be installed already");
        return;
    }
    // A tool may have come another way than as a Debian package, as npm does with Node.js itself.
    string[] missing = [.. debianLibraries.Where(package => !IsInstalled(package)), .. debianTools.Where(tool => !OnPath(tool))];
    if (missing.Length == 0)
    {
        Console.WriteLine($"setup: libraries and tools are there: {string.Join(", ", [.. debianLibraries, .. debianTools])}");
        return;
    }
    if (Environment.UserName != "root")
        throw new SetupException($"Debian packages are missing and this is not root: run 'sudo apt-get install {string.Join(' ', missing)}', then setup again");
    if (!TryInstall(missing))
        throw new SetupException($"'apt-get install {string.Join(' ', missing)}' failed: is the network there?");
}

// Without them some tests are skipped, each with a line that says so; nothing else misses them.
void InstallTestPackages()
{
    string[] missing = OperatingSystem.IsLinux() && File.Exists("/usr/bin/dpkg-query") ? [.. debianTestPackages.Where(package => !IsInstalled(package))] : [];
    if (missing.Length > 0 && (Environment.UserName != "root" || !TryInstall(missing)))
        Console.WriteLine($"setup: {string.Join(", ", missing)} could not be installed: tests in a browser and on WebGPU are skipped");
}

bool TryInstall(string[] packages)
{
    Stopwatch watch = Stopwatch.StartNew();
    Console.WriteLine($"setup: installing {string.Join(", ", packages)}");
    Environment.SetEnvironmentVariable("DEBIAN_FRONTEND", "noninteractive");
    bool done = Run(root, quiet: true, "apt-get", "update", "-q") == 0
        && Run(root, quiet: true, "apt-get", ["install", "-y", "--no-install-recommends", .. packages]) == 0;
    if (done)
        Console.WriteLine($"setup: installed in {watch.Elapsed.TotalSeconds:0} s");
    return done;
}

// A package that was removed but left its configuration is still listed, with another status.
bool IsInstalled(string package)
{
    using Process query = Process.Start(new ProcessStartInfo("dpkg-query", ["-W", "-f=${Status}", package]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    string status = query.StandardOutput.ReadToEnd();
    query.WaitForExit();
    return status == "install ok installed";
}

bool OnPath(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
    .Any(folder => File.Exists(Path.Combine(folder, command)) || File.Exists(Path.Combine(folder, command + ".cmd")));

void InstallOnnxRuntime()
{
    if (!InstallNpmPackages(runtimeNative, "the native ONNX Runtime"))
        throw new SetupException("npm ci failed: is the network there?");
}

// Only `export --to browser` and the explorer of `report` need them, and say so where they are missing.
void InstallPages()
{
    if (!OnPath("npm"))
        Console.WriteLine("setup: no npm here: `export --to browser` and the explorer of `report` need it, all else does not");
    else if (!InstallNpmPackages(browserPage, "ONNX Runtime for browsers") | !InstallNpmPackages(reportPage, "Apache ECharts for reports"))
        Console.WriteLine("setup: npm ci failed: `export --to browser` or the explorer of `report` will not work");
}

bool InstallNpmPackages(string folder, string what)
{
    string installed = Path.Combine(folder, "node_modules", ".package-lock.json");
    if (IsNewer(installed, Path.Combine(folder, "package-lock.json")))
    {
        Console.WriteLine($"setup: {what} is there");
        return true;
    }
    Console.WriteLine($"setup: installing {what} (npm, lock file, no install scripts)");
    string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
    if (Run(folder, quiet: true, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund") != 0)
        return false;
    File.SetLastWriteTimeUtc(installed, DateTime.UtcNow);
    return true;
}

void BuildTorchShim()
{
    string build = Path.Combine(torchNative, "build");
    string library = Path.Combine(build, "libstrata_torch.so");
    if (Directory.GetFiles(torchNative).All(source => IsNewer(library, source)))
    {
        Console.WriteLine("setup: the libtorch shim is built");
        return;
    }
    Console.WriteLine("setup: building the libtorch shim (cmake)");
    Require(Run(root, quiet: true, "cmake", "--fresh", "-S", torchNative, "-B", build, "-DCMAKE_BUILD_TYPE=Release"), "cmake could not configure dropins/TorchSharp/native");
    Require(Run(root, quiet: true, "cmake", "--build", build, "--parallel", $"{Environment.ProcessorCount}"), "dropins/TorchSharp/native did not compile");
    File.SetLastWriteTimeUtc(library, DateTime.UtcNow);
}

bool IsNewer(string made, string source) => File.Exists(made) && File.GetLastWriteTimeUtc(made) >= File.GetLastWriteTimeUtc(source);

void Require(int exitCode, string otherwise)
{
    if (exitCode != 0)
        throw new SetupException(otherwise);
}

// Quiet commands speak only when they fail at something that must not fail; restore is allowed to say no.
int Run(string folder, bool quiet, string command, params string[] arguments)
{
    ProcessStartInfo start = new(command, arguments) { WorkingDirectory = folder, RedirectStandardOutput = quiet, RedirectStandardError = quiet };
    using Process process = Process.Start(start) ?? throw new SetupException($"{command} did not start");
    if (!quiet)
    {
        process.WaitForExit();
        return process.ExitCode;
    }
    Task<string> error = process.StandardError.ReadToEndAsync();
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0 && command != "dotnet")
        Console.Error.WriteLine(output + error.Result);
    return process.ExitCode;
}

static string ThisFile([CallerFilePath] string path = "") => path;

sealed class SetupException(string message) : Exception(message);
