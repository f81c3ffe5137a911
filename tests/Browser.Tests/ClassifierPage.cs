using Microsoft.Playwright;
using Strata.CommandLine;

namespace Strata.Tests;

/// <summary>The network that ships, exported for browsers and opened in one, for all tests of its page.</summary>
public sealed class ClassifierPage : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    FolderServer? _server;
    Chromium? _chromium;

    /// <summary>The ONNX file that was exported.</summary>
    public static string Model { get; } = Path.Combine(AppContext.BaseDirectory, "lenet-relu-mnist", "model.onnx");

    /// <summary>Why there can be no page; null where there can.</summary>
    public static string? Missing { get; } =
        !File.Exists(Chromium.Program) ? "no Chromium here: `dotnet run scripts/setup.cs -- --tests` installs Debian's"
        : !File.Exists(Path.Combine(AppContext.BaseDirectory, "browser", "runtime", "ort.wasm.min.mjs"))
            ? "no ONNX Runtime for browsers here: `dotnet run scripts/setup.cs` installs it where npm is, then build again"
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
            "test", ["export", Model, "--to", "browser", "--out", _folder.File("pages")], typeof(IVerb).Assembly, output, error);
        Assert.True(code == 0, error.ToString());
        _server = new FolderServer(_folder.File("pages", "lenet-relu-mnist"));
        _chromium = await Chromium.Start();
        (Page, Problems) = await _chromium.Open(_server.Address);
        await Page.WaitForSelectorAsync("body[data-state=ready]");
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _server?.Dispose();
        _folder.Dispose();
    }
}
