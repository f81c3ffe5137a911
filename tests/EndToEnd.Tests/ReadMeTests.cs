using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Strata.Tests;

/// <summary>The README stays true: its commands run, in order, and its C# is the C# that is compiled here.</summary>
public sealed partial class ReadMeTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("strata-readme").FullName;

    static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, name));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Commands_run_in_the_order_in_which_they_stand()
    {
        IReadOnlyList<Match> commands = Command().Matches(Text("README.md"));
        Assert.True(commands.Count >= 8, $"the README shows only {commands.Count} commands");
        foreach (Match command in commands)
        {
            string project = command.Groups["project"].Value;
            string program = Path.Combine(AppContext.BaseDirectory, $"Strata.{char.ToUpperInvariant(project[0])}{project[1..]}.dll");
            ProcessStartInfo start = new("dotnet", [program, .. command.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
            {
                WorkingDirectory = _folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{command.Value}: {await error}");
        }
    }

    [Fact]
    public void Example_in_the_README_is_the_one_that_is_compiled()
    {
        string[] blocks = [.. Marked().Matches(Text("ReadMeExample.cs")).Select(match => Flush(match.Groups[1].Value))];
        Assert.Equal(2, blocks.Length);
        string readme = Flush(Text("README.md"));
        Assert.All(blocks, block => Assert.Contains(block, readme));
    }

    [Fact]
    public void Example_in_the_README_runs()
    {
        ReadMeExample.Run(_folder);
        Assert.Equal(["layers.onnx", "model.onnx"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_README_in_Chinese_has_the_same_commands_code_links_tables_and_chapters()
    {
        (string english, string chinese) = (Page("README.md"), Page("README.zh.md"));
        Assert.Equal(AllCommands(english), AllCommands(chinese));
        Assert.Equal(Code().Match(english).Value, Code().Match(chinese).Value);
        Assert.Equal(Links(english).Except(["README.zh.md"]).Order(), Links(chinese).Except(["README.md"]).Order());
        Assert.Contains("README.zh.md", Links(english));
        Assert.Contains("README.md", Links(chinese));
        foreach (string start in (string[])["# ", "## ", "| ", "```", "!["])
            Assert.Equal(Lines(english, start), Lines(chinese, start));
        // Every figure of the English tables and captions is in the Chinese page, too.
        Assert.Empty(Figure().Matches(english).Select(match => match.Value).Except(Figure().Matches(chinese).Select(match => match.Value)));
    }

    [Fact]
    public void Links_of_pages_lead_somewhere()
    {
        IEnumerable<string> docs = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(page => $"docs/{Path.GetFileName(page)}");
        foreach (string page in docs.Concat(["README.md", "README.zh.md"]))
            Assert.All(Links(Page(page)).Where(link => !link.Contains("://") && !link.StartsWith('#')), link =>
                Assert.True(Path.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link.Split('#')[0])), $"{page}: {link}"));
    }

    static string Page(string name) => File.ReadAllText(Path.Combine(Repository.Root, name));

    static string[] AllCommands(string page) =>
        [.. page.Split('\n').Select(line => line.Split(" # ")[0].TrimEnd()).Where(line => line.StartsWith("dotnet run ", StringComparison.Ordinal))];

    static string[] Links(string page) => [.. Link().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

    static int Lines(string page, string start) => page.Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));

    // Without indentation and empty lines, which differ between a method and a page.
    static string Flush(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line != ""));

    [GeneratedRegex(@"^\s*dotnet run --project (?<project>training|inference|analysis) -- (?<arguments>[^#\n]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\d+(,\d{3})+|\d+\.\d+( %|e-\d+)?")]
    private static partial Regex Figure();

    [GeneratedRegex(@"// <readme>\n(.*?)// </readme>", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
