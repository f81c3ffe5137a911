using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Strata.Tests;

/// <summary>
/// What is restored and installed is known by version and hash, wherever it comes from; nothing that is installed runs code of its own then.
/// </summary>
public sealed partial class SupplyChainTests
{
    static readonly string[] s_files = [.. Tracked()];

    public static TheoryData<string> NpmLocks => [.. s_files.Where(file => Path.GetFileName(file) == "package-lock.json")];

    public static TheoryData<string> Projects => [.. s_files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    static string At(string file) => Path.Combine(Repository.Root, file);

    // What git knows; without git, or in an archive of the sources, whatever lies there that no build made.
    static IEnumerable<string> Tracked()
    {
        try
        {
            ProcessStartInfo start = new("git", ["-C", Repository.Root, "ls-files", "-z"]) { RedirectStandardOutput = true };
            using Process git = Process.Start(start)!;
            string[] files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            if (git.ExitCode == 0)
                return files.Where(file => File.Exists(At(file)));
        }
        catch (System.ComponentModel.Win32Exception)
        {
        }
        return Directory.GetFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Where(file => !Made().IsMatch(file));
    }

    [Fact]
    public void No_file_names_the_host_of_a_registry()
    {
        // Each machine has its own, and a lock file that names one would send everybody there.
        string[] hosts = [.. "npmjs org,npmjs com,yarnpkg com,nuget org,pypi org,pythonhosted org,crates io".Split(',').Select(host => host.Replace(' ', '.'))];
        IEnumerable<string> naming =
            from file in s_files
            where new FileInfo(At(file)).Length < 5_000_000
            let text = File.ReadAllText(At(file))
            from host in hosts
            where text.Contains(host, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {host}";
        Assert.Empty(naming);
    }

    [Theory, MemberData(nameof(NpmLocks))]
    public void Every_npm_package_is_known_by_its_hash_and_none_runs_a_script(string file)
    {
        JsonObject packages = JsonNode.Parse(File.ReadAllText(At(file)))!["packages"]!.AsObject();
        Assert.True(packages.Count > 1);
        foreach ((string name, JsonNode? package) in packages.Where(package => package.Key != ""))
        {
            Assert.Matches("^sha512-[A-Za-z0-9+/]{86}==$", (string?)package!["integrity"]);
            Assert.False(package.AsObject().ContainsKey("resolved"), $"{name} says where it comes from");
        }
        string settings = File.ReadAllText(At(Path.Combine(Path.GetDirectoryName(file)!, ".npmrc")));
        Assert.Contains("ignore-scripts=true", settings);
        Assert.Contains("omit-lockfile-registry-resolved=true", settings);
        string manifest = File.ReadAllText(At(Path.Combine(Path.GetDirectoryName(file)!, "package.json")));
        Assert.All(JsonNode.Parse(manifest)!["dependencies"]!.AsObject(), package => Assert.Matches(@"^\d+\.\d+\.\d+$", (string?)package.Value));
    }

    [Fact]
    public void Set_up_installs_from_lock_files_without_scripts()
    {
        string setup = File.ReadAllText(At("scripts/setup.cs"));
        Assert.Contains("\"ci\", \"--ignore-scripts\"", setup);
        Assert.DoesNotContain("\"install\", \"--save", setup);
        Assert.Contains("-p:StrataLock=require", File.ReadAllText(At("scripts/test.cs")));
    }

    [Theory, MemberData(nameof(Projects))]
    public void Every_package_of_a_project_is_locked_by_version_and_hash(string project)
    {
        string file = At(Path.Combine(Path.GetDirectoryName(project)!, "packages.dropin.lock.json"));
        Assert.True(File.Exists(file), $"{file} is missing: dotnet restore -p:StrataLock=write");
        JsonElement locked = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").GetProperty("net10.0");
        HashSet<string> names = [.. locked.EnumerateObject().Select(package => package.Name)];
        Assert.Superset(References(project), names);
        foreach (JsonProperty package in locked.EnumerateObject().Where(package => package.Value.GetProperty("type").GetString() != "Project"))
            Assert.Matches("^[A-Za-z0-9+/]{86}==$", package.Value.GetProperty("contentHash").GetString());
    }

    [Fact]
    public void Versions_are_pinned_in_one_place()
    {
        XElement versions = XDocument.Load(At("Directory.Packages.props")).Root!;
        Assert.All(versions.Descendants("PackageVersion"), item => Assert.Matches(@"^\d+(\.\d+)+$", (string)item.Attribute("Version")!));
        Assert.All(s_files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)), project =>
            Assert.DoesNotContain(XDocument.Load(At(project)).Descendants("PackageReference"), item => item.Attribute("Version") is not null));
    }

    static HashSet<string> References(string project) =>
        [.. XDocument.Load(At(project)).Descendants("PackageReference").Select(item => (string)item.Attribute("Include")!)];

    [GeneratedRegex("(^|/)(\\.git|bin|obj|node_modules|build|TestResults|models|features|reports|exports|data)/")]
    private static partial Regex Made();
}
