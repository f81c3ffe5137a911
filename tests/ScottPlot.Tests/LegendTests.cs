using ScottPlot;

namespace Strata.Tests;

public sealed class LegendTests
{
    [Fact]
    public void Every_named_series_is_listed_once_and_in_order()
    {
        Plot plot = new();
        plot.Add.Scatter(new[] { 1.0, 2 }, new[] { 1.0, 2 }).LegendText = "line";
        plot.Add.Scatter(new[] { 1.0, 2 }, new[] { 1.0, 2 });
        plot.Add.ScatterPoints(new[] { 1.0, 2 }, new[] { 1.0, 2 }).LegendText = "points";
        plot.Add.FillY([1.0, 2], [1.0, 2], [0.0, 1]).LegendText = "band";
        plot.Add.ErrorBar([1.0], [1.0], [1.0]).LegendText = "errors";
        plot.Add.Bars([1.0, 2]).LegendText = "bars";
        plot.Add.Box(new ScottPlot.Box { BoxMax = 1 }).LegendText = "boxes";
        plot.Add.HorizontalLine(1).LegendText = "across";
        plot.Add.HorizontalSpan(1, 2).LegendText = "span";
        plot.Add.Marker(1, 1).LegendText = "marker";
        plot.Add.Markers(new[] { 1.0 }, new[] { 1.0 }).LegendText = "markers";
        plot.Add.Line(0, 0, 1, 1).LegendText = "segment";
        plot.Add.Rectangle(0, 1, 0, 1).LegendText = "rectangle";
        plot.Add.Polygon([new(0, 0), new(1, 1), new(1, 0)]).LegendText = "polygon";
        plot.ShowLegend();

        Assert.Equal(
            ["line", "points", "band", "errors", "bars", "boxes", "across", "span", "marker", "markers", "segment", "rectangle",
                "polygon"],
            new Figure(plot).Texts("legend"));
    }

    [Fact]
    public void A_hidden_series_or_legend_is_not_shown()
    {
        Plot plot = Named(2);
        plot.PlottableList[0].IsVisible = false;
        plot.ShowLegend();

        Assert.Equal(["series 1"], new Figure(plot).Texts("legend"));
        plot.Legend.ShowItemsFromHiddenPlottables = true;
        Assert.Equal(["series 0", "series 1"], new Figure(plot).Texts("legend"));
        plot.HideLegend();
        Assert.DoesNotContain("series 1", plot.GetSvgXml(800, 600));
    }

    [Fact]
    public void A_legend_without_items_draws_no_box()
    {
        Plot plot = Named(0);
        plot.ShowLegend();

        Assert.DoesNotContain("legend", plot.GetSvgXml(800, 600));
    }

    [Fact]
    public void Manual_items_follow_the_series_or_replace_them()
    {
        Plot plot = Named(1);
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "by hand", FillColor = Colors.Red });
        plot.ShowLegend();
        Assert.Equal(["series 0", "by hand"], new Figure(plot).Texts("legend"));

        plot.ShowLegend([new LegendItem { LabelText = "alone", LineWidth = 2 }], Alignment.UpperLeft);
        Assert.Equal(["alone"], new Figure(plot).Texts("legend"));
    }

    [Theory]
    [InlineData(Alignment.UpperLeft, 0, 0)]
    [InlineData(Alignment.UpperCenter, 0.5, 0)]
    [InlineData(Alignment.MiddleRight, 1, 0.5)]
    [InlineData(Alignment.LowerRight, 1, 1)]
    [InlineData(Alignment.LowerLeft, 0, 1)]
    public void It_stands_where_it_is_put_within_the_data_area(Alignment alignment, double fromLeft, double fromTop)
    {
        Plot plot = Named(3);
        plot.ShowLegend(alignment);
        Figure figure = new(plot);

        Figure.Box box = figure.Rectangles(figure.Group("legend"))[0];

        double margin = plot.Legend.Margin.Left;
        Assert.Equal(figure.Left + margin + (figure.Right - figure.Left - 2 * margin - box.Width) * fromLeft, box.X, 0.05);
        Assert.Equal(figure.Top + margin + (figure.Bottom - figure.Top - 2 * margin - box.Height) * fromTop, box.Y, 0.05);
    }

    [Fact]
    public void Beside_the_data_area_it_covers_nothing()
    {
        Plot plot = Named(3);
        double widthBefore = new Figure(plot).Right;
        plot.ShowLegend(Edge.Right);
        Figure figure = new(plot);

        Figure.Box box = figure.Rectangles(figure.Group("legend"))[0];

        Assert.True(figure.Right < widthBefore && box.X > figure.Right && box.X + box.Width <= 800);
        Assert.Equal(["series 0", "series 1", "series 2"], figure.Texts("legend"));
    }

    [Fact]
    public void A_long_legend_goes_on_in_further_columns_inside_the_figure()
    {
        Plot plot = Named(60);
        plot.ShowLegend(Edge.Right);
        Figure figure = new(plot);

        Figure.Box box = figure.Rectangles(figure.Group("legend"))[0];
        (double X, double Y)[] places = [.. figure.All("text", figure.Group("legend"))
            .Select(text => (Figure.Number(text, "x"), Figure.Number(text, "y")))];

        Assert.Equal(60, places.Distinct().Count());
        Assert.True(places.Select(place => place.X).Distinct().Count() > 1);
        Assert.True(box.Y + box.Height <= 600 && box.X + box.Width <= 800);
    }

    [Fact]
    public void Laid_flat_the_items_stand_in_one_row()
    {
        Plot plot = Named(3);
        plot.ShowLegend(Alignment.UpperLeft, Orientation.Horizontal);
        Figure figure = new(plot);

        Assert.Single(figure.All("text", figure.Group("legend")).Select(text => Figure.Number(text, "y")).Distinct());
    }

    static Plot Named(int count)
    {
        Plot plot = new();
        for (int i = 0; i < count; i++)
            plot.Add.Scatter(new[] { 0.0, 1 }, new[] { i, i + 1.0 }).LegendText = $"series {i}";
        return plot;
    }
}
