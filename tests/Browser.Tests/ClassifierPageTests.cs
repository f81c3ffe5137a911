using System.Globalization;
using Microsoft.Playwright;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Tests;

/// <summary>The page of `export --to browser`, as a person uses it.</summary>
public sealed class ClassifierPageTests(ClassifierPage fixture) : IClassFixture<ClassifierPage>, IAsyncLifetime
{
    // Both compute in float32, in another order.
    const double Rounding = 1e-4;
    static readonly (float X, float Y)[] s_seven = [(90, 60), (190, 60), (150, 140), (120, 230)];

    IPage Page => fixture.Page;

    public async Task InitializeAsync()
    {
        if (ClassifierPage.Missing is not null)
            return;
        await Page.SetCheckedAsync("#invert", false);
        await Page.ClickAsync("#clear");
        await WaitFor("");
    }

    public Task DisposeAsync()
    {
        Assert.Empty(fixture.Problems);
        return Task.CompletedTask;
    }

    async Task Draw((float X, float Y)[] stroke)
    {
        LocatorBoundingBoxResult box = (await Page.Locator("#paper").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + stroke[0].X, box.Y + stroke[0].Y);
        await Page.Mouse.DownAsync();
        foreach ((float x, float y) in stroke[1..])
            await Page.Mouse.MoveAsync(box.X + x, box.Y + y, new() { Steps = 10 });
        await Page.Mouse.UpAsync();
    }

    // An answer, and none awaited after it.
    Task WaitFor(string answer) => Page.WaitForSelectorAsync($"body[data-answer='{answer}']:not([data-busy])");

    async Task<byte[]> Seen() => [.. (await Page.EvaluateAsync<int[]>(
        "[...document.getElementById('seen').getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0)")).Select(value => (byte)value)];

    async Task<double[]> Bars() => [.. (await Page.EvaluateAsync<string[]>(
        "[...document.querySelectorAll('#bars li')].map(row => row.dataset.probability)")).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    static float[] Native(byte[] pixels)
    {
        using ModelSession session = ModelSession.Open(ClassifierPage.Model, new SessionSettings { Threads = 1 });
        ImageSet one = new("page", "test", new(1, 28, 28), pixels, [0], ["any"]);
        using Classifier classifier = new(session, one.Shape, 1);
        return classifier.Score(one).Probabilities;
    }

    [ChromiumFact]
    public async Task A_drawn_digit_is_recognised_with_the_probabilities_of_the_native_runtime()
    {
        await Draw(s_seven);
        await WaitFor("7");

        double[] bars = await Bars();
        Assert.Equal(10, bars.Length);
        Assert.All(bars.Zip(Native(await Seen())), pair => Assert.Equal(pair.Second, pair.First, Rounding));
        Assert.StartsWith("7, ", await Page.TextContentAsync("#answer"));
        Assert.Equal("7", await Page.TextContentAsync("#bars li.best .name"));
    }

    [ChromiumFact]
    public async Task A_drawing_is_prepared_as_MNIST_was()
    {
        await Draw(s_seven);
        await WaitFor("7");

        byte[] pixels = await Seen();
        int[] inked = [.. Enumerable.Range(0, pixels.Length).Where(i => pixels[i] > 0)];
        int width = inked.Max(i => i % 28) - inked.Min(i => i % 28) + 1, height = inked.Max(i => i / 28) - inked.Min(i => i / 28) + 1;
        Assert.Equal(20, Math.Max(width, height));
        // The centre of mass lies in the middle of the image, to the whole pixel.
        double mass = inked.Sum(i => (double)pixels[i]);
        Assert.Equal(14, inked.Sum(i => pixels[i] * (i % 28 + 0.5)) / mass, 0.51);
        Assert.Equal(14, inked.Sum(i => pixels[i] * (i / 28 + 0.5)) / mass, 0.51);
        Assert.Equal(255, pixels.Max());
    }

    [ChromiumFact]
    public async Task It_can_be_used_by_keyboard_alone()
    {
        // Clearing has put the focus on the paper.
        Assert.Equal("paper", await Page.EvaluateAsync<string>("document.activeElement.id"));
        for (int i = 0; i < 8; i++)
            await Page.Keyboard.PressAsync("ArrowUp");
        await Page.Keyboard.PressAsync("Space");
        for (int i = 0; i < 16; i++)
            await Page.Keyboard.PressAsync("ArrowDown");
        await WaitFor("1");
        await Page.Keyboard.PressAsync("Control+z");
        await WaitFor("");
        Assert.All(await Bars(), share => Assert.Equal(0, share));
        Assert.Equal("Draw a digit.", await Page.TextContentAsync("#answer"));
        for (int i = 0; i < 4; i++)
            await Page.Keyboard.PressAsync("Tab");
        Assert.Equal("invert", await Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [ChromiumFact]
    public async Task A_picture_is_classified_and_swapped_on_demand()
    {
        await Page.SetInputFilesAsync("#file", Path.Combine(AppContext.BaseDirectory, "fixtures", "images", "baseline.jpg"));
        await Page.WaitForFunctionAsync("document.body.dataset.answer");
        byte[] plain = await Seen();
        Assert.All((await Bars()).Zip(Native(plain)), pair => Assert.Equal(pair.Second, pair.First, Rounding));
        await Page.ClickAsync("#invert");
        await Page.WaitForFunctionAsync("first => document.getElementById('seen').getContext('2d').getImageData(0, 0, 1, 1).data[0] !== first", plain[0]);
        Assert.All(plain.Zip(await Seen()), pair => Assert.InRange(pair.First + pair.Second, 254, 256));
    }

    [ChromiumFact]
    public async Task A_file_that_is_no_picture_is_told()
    {
        await Page.SetInputFilesAsync("#file", new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "no picture"u8.ToArray() });
        await Page.WaitForFunctionAsync("document.getElementById('answer').textContent.startsWith('notes.txt is no picture')");
    }
}
