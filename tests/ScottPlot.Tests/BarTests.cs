using System.Xml.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace Strata.Tests;

public sealed class BarTests
{
    [Fact]
    public void Bars_stand_on_their_base_as_high_as_their_values()
    {
        Plot plot = new();
        plot.Add.Bars([1.0, -2, 3]);
        plot.Axes.SetLimits(-1, 3, -4, 4);
        Figure figure = new(plot);

        Figure.Box[] bars = figure.Rectangles(figure.Data);

        double unit = (figure.Bottom - figure.Top) / 8;
        double zero = (figure.Top + figure.Bottom) / 2;
        Assert.Equal([1, 2, 3], bars.Select(bar => Math.Round(bar.Height / unit, 3)));
        Assert.Equal([zero - unit, zero, zero - 3 * unit], bars.Select(bar => bar.Y), (a, b) => Math.Abs(a - b) < 0.02);
        Assert.All(bars, bar => Assert.Equal(0.8 * (figure.Right - figure.Left) / 4, bar.Width, 0.02));
    }

    [Fact]
    public void Laid_down_they_swap_the_axes()
    {
        Plot plot = new();
        BarPlot bars = plot.Add.Bars([1.0, 4]);
        Assert.True(bars.GetAxisLimits() == new AxisLimits(-0.4, 1.4, 0, 4));

        bars.Horizontal = true;

        Assert.True(bars.GetAxisLimits() == new AxisLimits(0, 4, -0.4, 1.4));
    }

    [Fact]
    public void Stacked_bars_meet()
    {
        Plot plot = new();
        plot.Add.Bars(new[] { new Bar { Value = 2 }, new Bar { ValueBase = 2, Value = 5 } });
        Figure figure = new(plot);

        Figure.Box[] bars = figure.Rectangles(figure.Data);

        Assert.Equal(bars[0].Y, bars[1].Y + bars[1].Height, 0.02);
        Assert.Equal(1.5 * bars[0].Height, bars[1].Height, 0.05);
    }

    [Theory]
    [InlineData(true, true, 3)]
    [InlineData(true, false, 2)]
    [InlineData(false, false, 1)]
    public void Errors_are_drawn_to_the_sides_asked_for(bool up, bool down, int lines)
    {
        Plot plot = new();
        BarPlot bars = plot.Add.Bar(0, 5, error: 2);
        (bars.Bars[0].ErrorPositive, bars.Bars[0].ErrorNegative) = (up, down);
        Figure figure = new(plot);

        Assert.Equal(lines, figure.All("line", figure.Data).Count());
        Assert.Equal(up ? 7 : 5, bars.GetAxisLimits().Top);
    }

    [Fact]
    public void A_label_stands_past_the_end_of_its_bar_and_its_error()
    {
        Plot plot = new();
        BarPlot bars = plot.Add.Bars([4.0, -4]);
        bars.Bars.ForEach(bar => (bar.Label, bar.Error) = ($"{bar.Value}", 1));
        plot.Axes.SetLimitsY(-8, 8);
        Figure figure = new(plot);

        double unit = (figure.Bottom - figure.Top) / 16;
        double zero = (figure.Top + figure.Bottom) / 2;
        double[] baselines = [.. new[] { "4", "-4" }.Select(label => Figure.Number(Label(figure, label), "y"))];

        Assert.InRange(baselines[0], zero - 5 * unit - 12, zero - 5 * unit - 4);
        Assert.InRange(baselines[1], zero + 5 * unit + 10, zero + 5 * unit + 22);
    }

    [Fact]
    public void A_centred_label_stands_in_the_middle()
    {
        Plot plot = new();
        Bar bar = plot.Add.Bar(0, 4).Bars[0];
        (bar.Label, bar.CenterLabel) = ("middle", true);
        Figure figure = new(plot);

        Figure.Box box = Assert.Single(figure.Rectangles(figure.Data));

        Assert.Equal(box.X + box.Width / 2, Figure.Number(Label(figure, "middle"), "x"), 0.02);
        Assert.InRange(Figure.Number(Label(figure, "middle"), "y"), box.Y + box.Height / 2, box.Y + box.Height / 2 + 8);
    }

    /// <summary>The axis scales itself so that the label of the longest bar is whole; limits set by hand are kept.</summary>
    [Fact]
    public void Room_is_left_for_labels_unless_limits_are_set()
    {
        Plot plot = new();
        BarPlot bars = plot.Add.Bars([50.0, 100]);
        bars.Horizontal = true;
        bars.Bars[1].Label = "a label of some length";
        Figure figure = new(plot);

        XElement label = Label(figure, "a label of some length");

        Assert.True(Figure.Number(label, "x") + 0.5 * 12 * label.Value.Length * 0.9 < figure.Right);
        Assert.True(plot.Axes.GetLimits().Right > 110);
        plot.Axes.SetLimitsX(0, 101);
        _ = new Figure(plot);
        Assert.Equal(101, plot.Axes.GetLimits().Right);
    }

    [Fact]
    public void A_label_whose_bar_is_out_of_view_is_not_drawn()
    {
        Plot plot = new();
        plot.Add.Bar(0, 4).Bars[0].Label = "out of view";
        plot.Axes.SetLimitsY(0, 3);

        Assert.DoesNotContain("out of view", plot.GetSvgXml(800, 600));
    }

    [Fact]
    public void A_bar_without_a_number_is_left_out()
    {
        Plot plot = new();
        plot.Add.Bars([1.0, double.NaN, 2]);
        Figure figure = new(plot);

        Assert.Equal(2, figure.Rectangles(figure.Data).Length);
    }

    static XElement Label(Figure figure, string text) =>
        figure.All("text").Single(element => element.Value == text && element.Parent == figure.Root);
}
