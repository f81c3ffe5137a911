using Microsoft.Playwright;

namespace Strata.Tests;

/// <summary>Debian's Chromium, headless.</summary>
sealed class Chromium : IAsyncDisposable
{
    // A machine that builds and tests at the same time is slow, and a page that does not come is rare.
    const int PatienceMilliseconds = 120_000;

    readonly IPlaywright _playwright;
    readonly IBrowser _browser;

    Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>The browser's program.</summary>
    public static string Program => "/usr/bin/chromium";

    /// <summary>Starts it.</summary>
    public static async Task<Chromium> Start()
    {
        IPlaywright playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Timeout = PatienceMilliseconds,
            // Its services look for their hosts at every start, which a closed network refuses many at a time.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>Opens a page. What it asks for elsewhere, and every error in it, is put into a list.</summary>
    public async Task<(IPage Page, List<string> Problems)> Open(string address)
    {
        List<string> problems = [];
        IPage page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1180, Height = 760 } });
        page.SetDefaultTimeout(PatienceMilliseconds);
        page.PageError += (_, error) => problems.Add(error);
        page.Console += (_, message) => { if (message.Type == "error") problems.Add(message.Text); };
        page.Request += (_, request) => { if (!request.Url.StartsWith(address) && !request.Url.StartsWith("data:") && !request.Url.StartsWith("blob:")) problems.Add($"asked for {request.Url}"); };
        await page.GotoAsync($"{address}index.html");
        return (page, problems);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
