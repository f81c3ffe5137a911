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

    // Without indentation and empty lines, which differ between a method and a page.
    static string Flush(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line != ""));

    [GeneratedRegex(@"^\s*dotnet run --project (?<project>training|inference|analysis) -- (?<arguments>[^#\n]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"// <readme>\n(.*?)// </readme>", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
