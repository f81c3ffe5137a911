using ScottPlot;

namespace Strata.Tests;

public sealed class ScalingTests
{
    [Fact]
    public void Points_lie_linearly_between_the_limits()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 1, 2.5, 10 }, new[] { -1.0, 0, 0.5, 3 });
        plot.Axes.SetLimits(-1, 11, -2, 4);
        Figure figure = new(plot);

        (double X, double Y)[] circles = figure.Circles();

        (double X, double Y)[] data = [(0, -1), (1, 0), (2.5, 0.5), (10, 3)];
        Assert.Equal(data.Length, circles.Length);
        foreach (((double x, double y), (double cx, double cy)) in data.Zip(circles))
        {
            Assert.Equal(figure.Left + (x + 1) / 12 * (figure.Right - figure.Left), cx, 0.02);
            Assert.Equal(figure.Bottom - (y + 2) / 6 * (figure.Bottom - figure.Top), cy, 0.02);
        }
    }

    [Fact]
    public void Limits_may_run_backwards()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 1 }, new[] { 0.0, 1 });
        plot.Axes.SetLimits(1, 0, 0, 1);

        (double X, double Y)[] circles = new Figure(plot).Circles();

        Assert.True(circles[0].X > circles[1].X);
        Assert.True(circles[0].Y > circles[1].Y);
        Assert.True(plot.Axes.GetLimits() == new AxisLimits(1, 0, 0, 1));
    }

    [Fact]
    public void Without_limits_all_data_is_shown_with_a_margin()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 10.0, 30 }, new[] { -5.0, 5 });
        plot.RenderInMemory();

        AxisLimits limits = plot.Axes.GetLimits();

        Assert.Equal((9, 31), (limits.Left, limits.Right));
        Assert.Equal(-5.7, limits.Bottom, 12);
        Assert.Equal(5.7, limits.Top, 12);
    }

    [Fact]
    public void Margins_are_shares_of_the_span()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 10 }, new[] { 0.0, 100 });

        plot.Axes.Margins(0.5, 0);
        Assert.True(plot.Axes.GetLimits() == new AxisLimits(-2.5, 12.5, 0, 100));
        plot.Axes.Margins(left: 0, right: 0.1, bottom: 0, top: 0.2);
        Assert.True(plot.Axes.GetLimits() == new AxisLimits(0, 11, 0, 120));
        plot.Axes.TightMargins();
        Assert.True(plot.Axes.GetLimits() == new AxisLimits(0, 10, 0, 100));
    }

    [Fact]
    public void One_limit_may_be_set_alone()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 10 }, new[] { 1.0, 2 });
        plot.Axes.TightMargins();

        plot.Axes.SetLimits(bottom: 0);

        Assert.True(plot.Axes.GetLimits() == new AxisLimits(0, 10, 0, 2));
    }

    [Fact]
    public void A_point_that_is_no_number_is_left_out_and_breaks_the_line()
    {
        Plot plot = new();
        plot.Add.Scatter(new[] { 1.0, 2, double.NaN, 4, 5, 6 }, new[] { 1.0, 2, 3, double.PositiveInfinity, 5, 6 });
        Figure figure = new(plot);

        Assert.Equal(4, figure.Circles().Length);
        Assert.Equal([2, 2], figure.All("polyline", figure.Data).Select(line => Figure.Points(line).Length));
        Assert.InRange(plot.Axes.GetLimits().Right, 6, 7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-3e12)]
    [InlineData(1e-9)]
    public void A_single_point_stands_in_the_middle(double value)
    {
        Plot plot = new();
        plot.Add.Scatter(value, value);
        Figure figure = new(plot);

        (double x, double y) = Assert.Single(figure.Circles());

        Assert.Equal((figure.Left + figure.Right) / 2, x, 0.5);
        Assert.Equal((figure.Top + figure.Bottom) / 2, y, 0.5);
        Assert.True(plot.Axes.Bottom.TickGenerator.Ticks.Length > 0);
    }

    [Fact]
    public void Equal_limits_are_widened()
    {
        Plot plot = new();
        plot.Add.Scatter(5, 5);
        plot.Axes.SetLimits(5, 5, 5, 5);

        Assert.Single(new Figure(plot).Circles());
        Assert.True(plot.Axes.GetLimits() == new AxisLimits(4.5, 5.5, 4.5, 5.5));
    }

    [Fact]
    public void An_empty_plot_shows_axes_with_ticks()
    {
        Plot plot = new();
        Figure figure = new(plot);

        Assert.True(plot.Axes.GetLimits() == AxisLimits.Default);
        Assert.Contains("0", figure.Texts("axis bottom"));
    }

    [Fact]
    public void Square_units_are_as_long_on_both_axes()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 10, 10 }, new[] { 0.0, 0, 10 });
        plot.Axes.SquareUnits();

        (double X, double Y)[] circles = new Figure(plot).Circles();

        Assert.Equal(circles[1].X - circles[0].X, circles[1].Y - circles[2].Y, 0.05);
    }

    [Fact]
    public void A_series_may_stand_on_the_right_axis()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 1 }, new[] { 0.0, 1 });
        var other = plot.Add.ScatterPoints(new[] { 0.0, 1 }, new[] { 1000.0, 2000 });
        other.Axes.YAxis = plot.Axes.Right;
        Figure figure = new(plot);

        (double X, double Y)[] circles = figure.Circles();

        Assert.Equal(circles[0].Y, circles[2].Y, 0.02);
        Assert.Contains("1,500", figure.Texts("axis right"));
        Assert.DoesNotContain("1,500", figure.Texts("axis left"));
    }

    [Fact]
    public void Pixels_and_coordinates_are_each_others_inverse()
    {
        Plot plot = new();
        plot.Add.ScatterPoints(new[] { 0.0, 10 }, new[] { 0.0, 100 });
        plot.RenderInMemory(800, 600);

        Coordinates back = plot.GetCoordinates(plot.GetPixel(new Coordinates(3, 40)));

        Assert.Equal(3, back.X, 1e-4);
        Assert.Equal(40, back.Y, 1e-3);
    }

    [Fact]
    public void The_data_area_can_be_fixed_by_hand()
    {
        Plot plot = new();
        plot.Layout.Fixed(new PixelPadding(100, 50, 80, 20));
        Figure figure = new(plot);

        Assert.Equal((100, 750, 20, 520), (figure.Left, figure.Right, figure.Top, figure.Bottom));
    }
}
