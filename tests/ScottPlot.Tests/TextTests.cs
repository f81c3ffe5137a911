using System.Xml.Linq;
using ScottPlot;

namespace Strata.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("a < b & c > \"d\"")]
    [InlineData("]]> <script>alert('x')</script>")]
    [InlineData("Größe in µm, 数字, 🙂")]
    public void Any_text_comes_back_as_it_was_written(string text)
    {
        Plot plot = new();
        plot.Title(text);
        plot.XLabel(text);
        plot.YLabel(text);
        plot.Add.Text(text, 0, 0);
        plot.Add.Scatter(1, 1).LegendText = text;
        plot.ShowLegend();
        plot.Axes.Left.SetTicks([0], [text]);
        Figure figure = new(plot);

        Assert.Equal(6, figure.All("text").Count(element => element.Value == text));
    }

    [Fact]
    public void Text_of_letters_whose_widths_are_known_keeps_its_width_in_whatever_font_a_viewer_has()
    {
        Plot plot = new();
        plot.Title("数字 in two scripts");
        plot.XLabel("two  spaces");
        plot.Add.Scatter(1, 1).LegendText = "iMi";
        plot.ShowLegend();
        Figure figure = new(plot);
        XElement[] fitted = [.. figure.All("text").Where(text => text.Attribute("textLength") is not null)];

        // Arial: i is 222 thousandths of the font size wide, M 833.
        XElement legend = Assert.Single(fitted, text => text.Value == "iMi");
        Assert.Equal(1.277 * Figure.Number(legend, "font-size"), Figure.Number(legend, "textLength"), 0.01);
        Assert.DoesNotContain(fitted, text => text.Value is "数字 in two scripts" or "two  spaces");
    }

    [Fact]
    public void What_xml_forbids_is_replaced()
    {
        Plot plot = new();
        plot.Title("bell\u0007 lone \ud800 end\uFFFF");

        Assert.Equal("bell\uFFFD lone \uFFFD end\uFFFD", new Figure(plot).Texts("title").Single());
    }

    [Fact]
    public void Lines_stand_below_one_another()
    {
        Plot plot = new();
        plot.Title("first\nsecond");
        Figure figure = new(plot);

        Assert.Equal(["first", "second"], figure.Texts("title"));
        double[] baselines = [.. figure.All("text", figure.Group("title")).Select(text => Figure.Number(text, "y"))];
        Assert.InRange(baselines[1] - baselines[0], 18, 26);
    }

    [Fact]
    public void A_title_too_long_for_its_figure_is_broken_between_words()
    {
        string text = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"word{i}"));
        Plot plot = new();
        plot.Title(text);

        string[] lines = new Figure(plot).Texts("title");

        Assert.InRange(lines.Length, 3, 8);
        Assert.Equal(text, string.Join(' ', lines));
    }

    [Fact]
    public void Wider_tick_labels_push_the_data_area_away()
    {
        double Left(string label)
        {
            Plot plot = new();
            plot.Axes.Left.SetTicks([0], [label]);
            return new Figure(plot).Left;
        }

        // In Helvetica, i is 222 and W 944 thousandths of the font size.
        Assert.Equal(10 * (0.944 - 0.222) * 12, Left("WWWWWWWWWW") - Left("iiiiiiiiii"), 0.1);
    }

    [Fact]
    public void A_missing_title_or_label_takes_no_room()
    {
        Plot plot = new();
        Figure before = new(plot);
        plot.Title("title");
        plot.XLabel("label");
        Figure with = new(plot);
        plot.Title("");
        plot.XLabel("");
        Figure after = new(plot);

        Assert.True(with.Top > before.Top && with.Bottom < before.Bottom);
        Assert.Equal((before.Top, before.Bottom), (after.Top, after.Bottom));
    }

    [Theory]
    [InlineData(Alignment.UpperLeft, null, 0.7, 1.0)]
    [InlineData(Alignment.LowerRight, "end", -0.4, 0)]
    [InlineData(Alignment.MiddleCenter, "middle", 0.2, 0.5)]
    public void A_text_is_aligned_to_its_place(Alignment alignment, string? anchor, double least, double most)
    {
        Plot plot = new();
        var text = plot.Add.Text("cell", 1, 1);
        (text.Alignment, text.LabelFontSize) = (alignment, 20);
        plot.Add.ScatterPoints(new[] { 1.0 }, new[] { 1.0 });
        Figure figure = new(plot);

        (double x, double y) = figure.Circles().Single();
        var element = figure.All("text", figure.Data).Single();

        Assert.Equal(x, Figure.Number(element, "x"), 0.02);
        Assert.Equal(anchor, (string?)element.Attribute("text-anchor"));
        Assert.InRange((Figure.Number(element, "y") - y) / 20, least, most);
    }
}
