using System.Reflection;
using Microsoft.Playwright;
using Strata.CommandLine;

namespace Strata.Tests;

/// <summary>The page of `report` on the network that ships and the embedded digits, opened as a file, for all tests of it.</summary>
public sealed class ReportPage : IAsyncLifetime
{
    /// <summary>Images that were looked at, and those of them in the explorer.</summary>
    public const int Images = 400, Points = 200;

    readonly TemporaryFolder _folder = new();
    Chromium? _chromium;

    /// <summary>Why there can be no page; null where there can.</summary>
    public static string? Missing { get; } =
        !File.Exists(Chromium.Program) ? "no Chromium here: `dotnet run scripts/setup.cs -- --tests` installs Debian's"
        : !File.Exists(Path.Combine(AppContext.BaseDirectory, "report", "echarts.common.min.js"))
            ? "no Apache ECharts here: `dotnet run scripts/setup.cs` installs it where npm is, then build again"
        : null;

    /// <summary>The page.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Errors in it, and what it asked for elsewhere.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        using StringWriter output = new(), error = new();
        int code = CommandLineProgram.Run(
            "test",
            ["report", ClassifierPage.Model, "--dataset", "digits", "--images", $"{Images}", "--map-images", $"{Points}", "--embed", "pca", "--embed", "umap:epochs=50", "--train-images", "400",
                "--features", _folder.File("features"), "--out", _folder.File("report")],
            Assembly.Load("Strata.Analysis"), output, error);
        Assert.True(code == 0, error.ToString());
        _chromium = await Chromium.Start();
        (Page, Problems) = await _chromium.Open(new Uri(_folder.File("report")) + "/");
        await Page.WaitForSelectorAsync("body[data-explorer]");
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _folder.Dispose();
    }
}
