using System.Xml.Linq;
using ScottPlot;
using ScottPlot.Plottables;

namespace Strata.Tests;

public sealed class SeriesTests
{
    static readonly double[] s_xs = [0, 1, 2];
    static readonly double[] s_ys = [0, 2, 1];

    [Fact]
    public void A_line_joins_its_points_and_points_have_none()
    {
        Plot plot = new();
        plot.Add.Scatter(s_xs, s_ys);
        plot.Add.ScatterLine(s_xs, s_ys);
        plot.Add.ScatterPoints(s_xs, s_ys);
        Figure figure = new(plot);

        Assert.Equal(6, figure.Circles().Length);
        Assert.Equal(2, figure.All("polyline", figure.Data).Count());
        Assert.Equal(figure.Circles()[..3], Figure.Points(figure.All("polyline", figure.Data).First()));
    }

    /// <summary>An embedding of a test set: the look stands in the file once, not at each of its points.</summary>
    [Fact]
    public void Ten_thousand_points_take_less_than_half_a_megabyte()
    {
        double[] xs = [.. Enumerable.Range(0, 10_000).Select(i => Math.Sin(i))];
        Plot plot = new();
        plot.Add.ScatterPoints(xs, xs).Color = Colors.Teal.WithAlpha(0.5);

        string xml = plot.GetSvgXml(800, 600);

        Assert.Equal(10_000, new Figure(plot).Circles().Length);
        Assert.InRange(xml.Length, 300_000, 500_000);
        Assert.Contains("<g class=\"markers\" fill=\"#008080\" fill-opacity=\"0.502\">", xml);
    }

    [Fact]
    public void Any_numbers_arrays_lists_and_times_are_taken()
    {
        Plot plot = new();
        plot.Add.Scatter(new[] { 1, 2 }, new[] { 1f, 2f });
        plot.Add.Scatter(new List<long> { 1, 2 }, new List<decimal> { 1, 2 });
        plot.Add.Scatter(new List<Coordinates> { new(1, 1), new(2, 2) });
        plot.Add.Scatter(new Coordinates[] { new(1, 1), new(2, 2) });

        (double X, double Y)[] circles = new Figure(plot).Circles();

        Assert.All(Enumerable.Range(1, 3), i => Assert.Equal(circles[..2], circles[(2 * i)..(2 * i + 2)]));
        Assert.Equal(new DateTime(2020, 1, 2).ToOADate(), plot.Add.Scatter(new[] { new DateTime(2020, 1, 2) }, new[] { 1 })
            .GetAxisLimits().Left);
    }

    [Fact]
    public void A_list_may_grow_after_it_was_added()
    {
        List<double> xs = [1];
        Plot plot = new();
        plot.Add.Scatter(xs, xs);
        xs.Add(2);

        Assert.Equal(2, new Figure(plot).Circles().Length);
    }

    [Fact]
    public void Arrays_of_different_lengths_are_refused()
    {
        Plot plot = new();

        Assert.Contains("3 values but ys holds 1", Assert.Throws<ArgumentException>(() => plot.Add.Scatter(s_xs, new[] { 1.0 }))
            .Message);
        Assert.Contains("2 positions but 3 values", Assert.Throws<ArgumentException>(() => plot.Add.Bars([1.0, 2], s_ys))
            .Message);
        Assert.Contains("ys1 1", Assert.Throws<ArgumentException>(() => plot.Add.FillY(s_xs, [1], s_ys)).Message);
        Assert.Contains("another list 1", Assert.Throws<ArgumentException>(() => plot.Add.ErrorBar(s_xs, s_ys, [1.0])).Message);
    }

    [Fact]
    public void Series_take_the_colours_of_the_palette_in_turn()
    {
        Plot plot = new();
        plot.Add.Palette = new ScottPlot.Palettes.ColorblindFriendly();

        Scatter[] series = [.. Enumerable.Range(0, 9).Select(_ => plot.Add.Scatter(s_xs, s_ys))];

        Assert.Equal(plot.Add.Palette.Colors.Append(Colors.Black), series.Select(one => one.Color));
    }

    [Fact]
    public void Steps_go_along_one_axis_and_then_the_other()
    {
        Plot plot = new();
        plot.Add.Scatter(s_xs, s_ys).ConnectStyle = ConnectStyle.StepHorizontal;
        Figure figure = new(plot);

        (double X, double Y)[] line = Figure.Points(figure.All("polyline", figure.Data).Single());

        Assert.Equal(5, line.Length);
        Assert.Equal((line[0].Y, line[2].X), (line[1].Y, line[1].X));
    }

    [Fact]
    public void A_band_runs_over_its_tops_and_back_under_its_bottoms()
    {
        Plot plot = new();
        plot.Add.FillY(s_xs, [2, 3, 4], [1, 1, double.NaN]);
        plot.Axes.SetLimits(0, 2, 0, 5);
        Figure figure = new(plot);

        (double X, double Y)[] band = Figure.Points(figure.All("polygon", figure.Data).Single());

        double unit = (figure.Bottom - figure.Top) / 5;
        Assert.Equal([2.0, 3, 1, 1], band.Select(corner => Math.Round((figure.Bottom - corner.Y) / unit, 3)));
    }

    [Fact]
    public void A_band_between_two_curves_is_theirs()
    {
        Plot plot = new();
        Scatter top = plot.Add.Scatter(s_xs, new[] { 3.0, 4, 5 });
        Scatter bottom = plot.Add.Scatter(s_xs, new[] { 0.0, 1, 2 });

        AxisLimits limits = plot.Add.FillY(top, bottom).GetAxisLimits();

        Assert.True(limits == new AxisLimits(0, 2, 0, 5));
    }

    [Fact]
    public void Error_bars_reach_as_far_as_the_errors_with_caps()
    {
        Plot plot = new();
        ErrorBar bar = plot.Add.ErrorBar([1.0], [5.0], [2.0]);
        plot.Axes.SetLimits(0, 2, 0, 10);
        Figure figure = new(plot);

        XElement[] lines = [.. figure.All("line", figure.Data)];

        double unit = (figure.Bottom - figure.Top) / 10;
        Assert.Equal(4, lines.Length);
        Assert.Equal(figure.Bottom - 7 * unit, Figure.Number(lines[0], "y2"), 0.02);
        Assert.Equal(figure.Bottom - 3 * unit, Figure.Number(lines[2], "y2"), 0.02);
        Assert.Equal(2 * bar.CapSize, Figure.Number(lines[1], "x2") - Figure.Number(lines[1], "x1"), 0.02);
        Assert.True(bar.GetAxisLimits() == new AxisLimits(1, 1, 3, 7));
    }

    [Fact]
    public void A_box_shows_its_quartiles_and_whiskers()
    {
        Plot plot = new();
        plot.Add.Box(new ScottPlot.Box { Position = 1, BoxMin = 2, BoxMiddle = 3, BoxMax = 5, WhiskerMin = 1, WhiskerMax = 9 });
        plot.Axes.SetLimits(0, 2, 0, 10);
        Figure figure = new(plot);

        double unit = (figure.Bottom - figure.Top) / 10;
        Figure.Box box = Assert.Single(figure.Rectangles(figure.Data));
        Assert.Equal(figure.Bottom - 5 * unit, box.Y, 0.02);
        Assert.Equal(3 * unit, box.Height, 0.02);
        double[] levels = [.. figure.All("line", figure.Data)
            .Select(line => Math.Round((figure.Bottom - Figure.Number(line, "y2")) / unit, 3))];
        Assert.Equal([9.0, 9, 1, 1, 3], levels);
        Assert.True(plot.PlottableList[0].GetAxisLimits() == new AxisLimits(0.6, 1.4, 1, 9));
    }

    [Fact]
    public void Lines_across_span_the_data_area_and_name_themselves_at_the_axis()
    {
        Plot plot = new();
        plot.Add.HorizontalLine(2, pattern: LinePattern.Dashed).Text = "chance";
        plot.Add.VerticalLine(1);
        plot.Axes.SetLimits(0, 2, 0, 4);
        Figure figure = new(plot);

        XElement[] lines = [.. figure.All("line", figure.Data)];

        Assert.Equal((figure.Left, figure.Right), (Figure.Number(lines[0], "x1"), Math.Round(Figure.Number(lines[0], "x2"), 1)));
        Assert.Equal((figure.Top + figure.Bottom) / 2, Figure.Number(lines[0], "y1"), 0.02);
        Assert.Equal("10 10", (string?)lines[0].Attribute("stroke-dasharray"));
        Assert.Null(lines[1].Attribute("stroke-dasharray"));
        Assert.Contains(figure.All("text"), text => text.Value == "chance" && Figure.Number(text, "x") < figure.Left);
    }

    [Fact]
    public void An_image_covers_its_rectangle()
    {
        Plot plot = new();
        plot.Add.ImageRect(new Image(new byte[,] { { 1, 2 } }), new CoordinateRect(1, 3, 0, 1)).AntiAlias = false;
        plot.Axes.SetLimits(0, 4, 0, 2);
        Figure figure = new(plot);

        XElement image = figure.All("image", figure.Data).Single();

        Assert.Equal((figure.Right - figure.Left) / 2, Figure.Number(image, "width"), 0.02);
        Assert.Equal((figure.Bottom - figure.Top) / 2, Figure.Number(image, "height"), 0.02);
        Assert.Equal((figure.Top + figure.Bottom) / 2, Figure.Number(image, "y"), 0.02);
        Assert.Contains("pixelated", (string?)image.Attribute("style"));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_marker_shape_is_drawn(MarkerShape shape)
    {
        Plot plot = new();
        plot.Add.Marker(0, 0, shape);
        Figure figure = new(plot);

        int shapes = figure.Data.Descendants().Count(element => element.Name.LocalName is "circle" or "polygon" or "line");

        Assert.Equal(shape != MarkerShape.None, shapes > 0);
    }

    public static TheoryData<MarkerShape> Shapes => [.. Enum.GetValues<MarkerShape>()];
}
