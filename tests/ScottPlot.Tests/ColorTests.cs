using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.Palettes;

namespace Strata.Tests;

public sealed class ColorTests
{
    [Theory]
    [InlineData("#112233", 0x11, 0x22, 0x33, 255)]
    [InlineData("a1b2c3", 0xA1, 0xB2, 0xC3, 255)]
    [InlineData("#12345678", 0x12, 0x34, 0x56, 0x78)]
    [InlineData("#0f8", 0, 0xFF, 0x88, 255)]
    public void Hexadecimal_colours_are_read(string hex, byte red, byte green, byte blue, byte alpha) =>
        Assert.True(new Color(red, green, blue, alpha) == Color.FromHex(hex));

    [Theory]
    [InlineData("red")]
    [InlineData("#12")]
    [InlineData("#GGGGGG")]
    public void What_is_no_colour_is_refused(string hex) =>
        Assert.Contains(hex, Assert.Throws<ArgumentException>(() => Color.FromHex(hex)).Message);

    [Fact]
    public void Colours_are_mixed_and_written()
    {
        Assert.Equal("#804040", Color.InterpolateRgb(Colors.Red.WithGreen(0), new Color(0, 128, 128), 0.5).ToHex());
        Assert.Equal("#FF000080", Colors.Red.WithAlpha(0.5).ToHex());
        Assert.Equal("#7F7F7F", Colors.Gray.Inverted().ToHex());
        Assert.Equal((byte)191, Colors.Black.Lighten(0.75).Red);
    }

    /// <summary>Values of matplotlib's viridis and of cmocean's balance, which the official package uses.</summary>
    [Theory]
    [InlineData(typeof(Viridis), 0, "#440154")]
    [InlineData(typeof(Viridis), 0.5, "#21918C")]
    [InlineData(typeof(Viridis), 1, "#FDE725")]
    [InlineData(typeof(Inferno), 1, "#FCFFA4")]
    [InlineData(typeof(Magma), 0.5, "#B73779")]
    [InlineData(typeof(Plasma), 0, "#0D0887")]
    [InlineData(typeof(Balance), 0, "#181C43")]
    [InlineData(typeof(Balance), 1, "#3C0912")]
    [InlineData(typeof(Grayscale), 1, "#FFFFFF")]
    [InlineData(typeof(GrayscaleReversed), 1, "#000000")]
    public void Colour_maps_have_the_colours_of_their_names(Type type, double position, string hex) =>
        Assert.Equal(hex, ((IColormap)Activator.CreateInstance(type)!).GetColor(position).ToHex());

    public static TheoryData<string> Maps => [.. Colormap.GetColormaps().Select(map => map.Name)];

    [Theory, MemberData(nameof(Maps))]
    public void Colour_maps_are_smooth_and_hold_at_their_ends(string name)
    {
        IColormap map = Colormap.GetColormaps().Single(one => one.Name == name);
        Color[] colors = [.. Enumerable.Range(0, 256).Select(i => map.GetColor(i / 255.0))];

        Assert.All(colors.Zip(colors.Skip(1)), pair => Assert.True(
            Math.Abs(pair.First.R - pair.Second.R) < 8 && Math.Abs(pair.First.G - pair.Second.G) < 8
                && Math.Abs(pair.First.B - pair.Second.B) < 8));
        Assert.True(map.GetColor(-1) == colors[0] && map.GetColor(2) == colors[255]);
        Assert.Equal(0, map.GetColor(double.NaN).Alpha);
        Assert.True(new Reversed(map).GetColor(0.25) == map.GetColor(0.75));
    }

    [Fact]
    public void The_diverging_map_is_lightest_in_the_middle()
    {
        Balance map = new();

        Assert.True(map.GetColor(0.5).Luminance > 0.9);
        Assert.True(map.GetColor(0.25).Blue > map.GetColor(0.25).Red && map.GetColor(0.75).Red > map.GetColor(0.75).Blue);
    }

    [Fact]
    public void Own_colours_are_mixed_or_in_steps()
    {
        Color[] colors = [Colors.Black, Colors.White];

        Assert.Equal("#808080", Colormap.FromColors(colors).GetColor(0.5).ToHex());
        Assert.Equal("#000000", Colormap.FromColors(colors, smooth: false).GetColor(0.49).ToHex());
        Assert.Equal("#FFFFFF", Colormap.FromColors(colors, smooth: false).GetColor(1).ToHex());
    }

    /// <summary>Okabe and Ito's eight colours, as Wong (Nature Methods 2011) prints them.</summary>
    [Fact]
    public void The_palette_for_colour_blind_readers_is_okabe_and_itos()
    {
        (int, int, int)[] printed =
            [(0, 0, 0), (230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66), (0, 114, 178), (213, 94, 0),
                (204, 121, 167)];

        Assert.Equal(printed, new ColorblindFriendly().Colors.Select(color => ((int)color.R, (int)color.G, (int)color.B)));
    }

    [Fact]
    public void Palettes_start_again_after_their_last_colour()
    {
        IPalette[] palettes = [new Category10(), new Category20(), new ColorblindFriendly(),
            new ScottPlot.Palettes.Custom(["#123456", "#654321"])];

        Assert.Equal([10, 20, 8, 2], palettes.Select(palette => palette.Colors.Length));
        Assert.All(palettes, palette => Assert.True(palette.GetColor(palette.Colors.Length) == palette.GetColor(0)));
        Assert.All(palettes, palette => Assert.Equal(palette.Colors.Length, palette.Colors.Distinct().Count()));
    }
}
