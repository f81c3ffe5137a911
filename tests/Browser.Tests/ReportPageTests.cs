using System.Globalization;
using Microsoft.Playwright;

namespace Strata.Tests;

/// <summary>The page of `report`, as a person uses it.</summary>
public sealed class ReportPageTests(ReportPage fixture) : IClassFixture<ReportPage>
{
    IPage Page => fixture.Page;

    static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    // The middle of the chart, then outward, until the pointer is over an image.
    async Task<LocatorBoundingBoxResult> Hover()
    {
        await Page.Locator("#explorer-chart").ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await Page.Locator("#explorer-chart").BoundingBoxAsync())!;
        ILocator card = Page.Locator(".explorer-card");
        for (float reach = 0; reach < 0.45f; reach += 0.015f)
            for (int turn = 0; turn < 12; turn++)
            {
                (float sin, float cos) = MathF.SinCos(MathF.Tau * turn / 12);
                await Page.Mouse.MoveAsync(box.X + box.Width * (0.42f + reach * cos), box.Y + box.Height * (0.5f + reach * sin));
                if (await card.CountAsync() > 0 && await card.IsVisibleAsync())
                    return box;
            }
        throw new InvalidOperationException("no image is under the pointer anywhere");
    }

    Task WaitForMap(string start) => Page.WaitForSelectorAsync($"body[data-explorer^='{start}']");

    [ReportFact]
    public async Task Every_section_is_seen_and_nothing_is_asked_for_elsewhere()
    {
        ILocator sections = Page.Locator("main > section");
        Assert.InRange(await sections.CountAsync(), 4, 20);
        foreach (ILocator section in await sections.AllAsync())
        {
            Assert.True((await section.BoundingBoxAsync())!.Height > 40);
            // To be looked at by people; they are not compared by machine.
            await section.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"{await section.GetAttributeAsync("id")}.png") });
        }
        Assert.True(await Page.EvaluateAsync<bool>(
            "Promise.all([...document.images].map(image => image.decode())).then(() => [...document.images].every(image => image.naturalWidth > 100))"));
        Assert.Empty(fixture.Problems);
    }

    [ReportFact]
    public async Task A_heading_sorts_its_table_and_turns_the_order()
    {
        ILocator table = Page.Locator("#layer-curves table");
        ILocator heading = table.Locator("th", new() { HasText = "NMI" });
        async Task<double[]> Column() => [.. (await table.EvaluateAsync<string[]>(
            "table => { const at = [...table.tHead.rows[0].cells].findIndex(cell => cell.textContent.startsWith('NMI')); return [...table.tBodies[0].rows].map(row => row.cells[at].dataset.value); }"))
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

        await heading.Locator("button").ClickAsync();
        Assert.Equal((await Column()).OrderDescending(), await Column());
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        await heading.Locator("button").ClickAsync();
        Assert.Equal((await Column()).Order(), await Column());
    }

    [ReportFact]
    public async Task The_pointer_shows_an_image_with_what_the_model_says_and_a_click_pins_it()
    {
        await Hover();
        ILocator card = Page.Locator(".explorer-card");
        Assert.Contains("lenet-relu-mnist:", await card.InnerTextAsync());
        LocatorBoundingBoxResult picture = (await card.Locator(".thumbnail").BoundingBoxAsync())!;
        Assert.Equal(picture.Width, picture.Height, 1f);
        string shown = (await card.InnerTextAsync()).Trim();

        await Page.Mouse.DownAsync();
        await Page.Mouse.UpAsync();
        ILocator pin = Page.Locator("#explorer-pins .pin");
        await pin.First.WaitForAsync();
        Assert.Equal(Words(shown), Words(await pin.Last.InnerTextAsync()));
        await pin.Last.ClickAsync();
        Assert.Equal(0, await pin.CountAsync());
    }

    static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [ReportFact]
    public async Task A_layer_is_chosen_and_keeps_all_its_images_whatever_the_colours_are()
    {
        ILocator maps = Page.Locator("#explorer-map"), colours = Page.Locator("#explorer-colour");
        await maps.SelectOptionAsync(new SelectOptionValue { Label = "conv1, umap:epochs=50" });
        await WaitForMap($"lenet-relu-mnist/conv1/{ReportPage.Points}");
        Assert.Contains("trustworthiness", await Page.TextContentAsync("#explorer-note"));
        foreach (string colouring in await colours.Locator("option").AllInnerTextsAsync())
        {
            await colours.SelectOptionAsync(new SelectOptionValue { Label = colouring });
            await WaitForMap($"lenet-relu-mnist/conv1/{ReportPage.Points}");
            Assert.EndsWith(colouring, await Page.GetAttributeAsync("#explorer-chart", "aria-label"));
        }
        await colours.SelectOptionAsync("0");
    }

    [ReportFact]
    public async Task Only_images_that_are_told_wrong_can_be_shown()
    {
        string[] before = (await Page.GetAttributeAsync("body", "data-explorer"))!.Split('/');
        await Page.SetCheckedAsync("#explorer-errors", true);
        await Page.WaitForFunctionAsync($"!document.body.dataset.explorer.endsWith('/{ReportPage.Points}')");
        int wrong = int.Parse((await Page.GetAttributeAsync("body", "data-explorer"))!.Split('/')[^1]);
        Assert.InRange(wrong, 1, ReportPage.Points - 1);
        await Page.SetCheckedAsync("#explorer-errors", false);
        await WaitForMap(string.Join('/', before));
    }

    [ReportFact]
    public async Task The_wheel_zooms_and_a_button_shows_the_whole_map()
    {
        LocatorBoundingBoxResult box = await Hover();
        Task<double[]> Zoom() => Page.EvaluateAsync<double[]>(
            "echarts.getInstanceByDom(document.getElementById('explorer-chart')).getOption().dataZoom.flatMap(zoom => [zoom.start, zoom.end])");
        await Page.Mouse.MoveAsync(box.X + box.Width / 3, box.Y + box.Height / 2);
        await Page.Mouse.WheelAsync(0, -400);
        await Page.WaitForFunctionAsync("echarts.getInstanceByDom(document.getElementById('explorer-chart')).getOption().dataZoom[0].end < 100");
        await Page.ClickAsync("#explorer-reset");
        double[] zoom = await Zoom();
        Assert.Equal((double[])[0, 100, 0, 100], zoom);
    }
}
