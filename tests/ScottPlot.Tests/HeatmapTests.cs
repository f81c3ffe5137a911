using System.Xml.Linq;
using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.Plottables;

namespace Strata.Tests;

public sealed class HeatmapTests
{
    static readonly double[,] s_values = { { 0, 1, 2 }, { 3, double.NaN, 4 } };

    [Fact]
    public void Each_number_is_a_cell_in_its_colour_with_row_0_at_the_top()
    {
        Plot plot = new();
        Heatmap map = plot.Add.Heatmap(s_values);
        map.Colormap = new Grayscale();
        Figure figure = new(plot);

        Figure.Box[] cells = figure.Rectangles(figure.Group("heatmap"));

        Assert.Equal(["#000000", "#404040", "#808080", "#bfbfbf", "#ffffff"], cells.Select(cell => cell.Fill));
        Assert.True(cells[0].Y < cells[3].Y && cells[0].X < cells[1].X);
        Assert.All(cells, cell => Assert.Equal(cells[0].Width, cell.Width, 0.02));
        Assert.Equal(cells[0].X + cells[0].Width, cells[1].X, 0.02);
        Assert.Equal(cells[0].Y + cells[0].Height, cells[3].Y, 0.02);
    }

    [Fact]
    public void Cells_are_centred_on_whole_numbers()
    {
        Plot plot = new();
        plot.Add.Heatmap(s_values);
        plot.Add.ScatterPoints(new[] { 2.0 }, new[] { 0.0 });
        Figure figure = new(plot);

        Figure.Box lastCell = figure.Rectangles(figure.Group("heatmap"))[^1];
        (double x, double y) = Assert.Single(figure.Circles());

        Assert.Equal(lastCell.X + lastCell.Width / 2, x, 0.02);
        Assert.Equal(lastCell.Y + lastCell.Height / 2, y, 0.02);
    }

    [Fact]
    public void Values_and_extents_can_be_asked_for()
    {
        Heatmap map = new(s_values);

        Assert.True(map.GetAlignedExtent() == new CoordinateRect(-0.5, 2.5, -0.5, 1.5));
        Assert.Equal((0, 0), map.GetIndexes(new Coordinates(0, 1)));
        Assert.Equal(4, map.GetValue(new Coordinates(2.4, -0.4)));
        Assert.True(double.IsNaN(map.GetValue(new Coordinates(9, 9))));
        Assert.Equal((0, 4), (map.GetRange().Min, map.GetRange().Max));
        map.FlipVertically = true;
        Assert.Equal(4, map.GetValue(new Coordinates(2, 1)));
        map.FlipHorizontally = true;
        Assert.Equal(3, map.GetValue(new Coordinates(2, 1)));
    }

    [Fact]
    public void The_extent_names_the_points_and_the_rectangle_the_edges()
    {
        Heatmap map = new(s_values) { Extent = new CoordinateRect(10, 14, 0, 1) };
        Assert.True(map.GetAlignedExtent() == new CoordinateRect(9, 15, -0.5, 1.5));
        Assert.Equal((2, 1), (map.CellWidth, map.CellHeight));

        map.Rectangle = new CoordinateRect(0, 6, 0, 8);
        Assert.True(map.GetAlignedExtent() == new CoordinateRect(0, 6, 0, 8));

        map.CellAlignment = Alignment.LowerLeft;
        map.Rectangle = new CoordinateRect(0, 6, 0, 8);
        Assert.True(map.GetAlignedExtent() == new CoordinateRect(0, 6, 0, 8));
        Assert.True(map.Extent == new CoordinateRect(0, 4, 0, 4));
    }

    [Fact]
    public void A_single_cell_has_a_size_too()
    {
        Heatmap map = new(new double[1, 1]) { Rectangle = new CoordinateRect(2, 5, 1, 2) };

        Assert.True(map.GetAlignedExtent() == new CoordinateRect(2, 5, 1, 2));
        Heatmap sized = new(new double[1, 1]) { CellWidth = 3, CellHeight = 2 };
        Assert.True(sized.GetAlignedExtent() == new CoordinateRect(-1.5, 1.5, -1, 1));
    }

    [Fact]
    public void Flipped_maps_have_their_colours_flipped()
    {
        string[] Fills(bool down, bool across)
        {
            Plot plot = new();
            Heatmap map = plot.Add.Heatmap(new double[,] { { 0, 1 }, { 2, 3 } });
            (map.FlipVertically, map.FlipHorizontally, map.Colormap) = (down, across, new Grayscale());
            Figure figure = new(plot);
            return [.. figure.Rectangles(figure.Group("heatmap")).OrderBy(cell => cell.Y).ThenBy(cell => cell.X)
                .Select(cell => cell.Fill)];
        }

        Assert.Equal(["#000000", "#555555", "#aaaaaa", "#ffffff"], Fills(false, false));
        Assert.Equal(["#aaaaaa", "#ffffff", "#000000", "#555555"], Fills(true, false));
        Assert.Equal(["#555555", "#000000", "#ffffff", "#aaaaaa"], Fills(false, true));
    }

    [Fact]
    public void A_large_map_is_a_picture_of_the_same_colours()
    {
        double[,] values = new double[150, 200];
        values[149, 0] = 1;
        Plot plot = new();
        plot.Add.Heatmap(values).Colormap = new Grayscale();

        PngReader png = Picture(new Figure(plot).Group("heatmap"));

        Assert.Equal((200, 150), (png.Width, png.Height));
        Assert.Equal(255, png.Pixels[149 * 200 * 3]);
        Assert.Equal(255, png.Pixels.Sum(value => value) / 3);
    }

    [Fact]
    public void The_colour_bar_runs_from_the_least_to_the_greatest_value()
    {
        Plot plot = new();
        Heatmap map = plot.Add.Heatmap(s_values);
        map.Colormap = new Grayscale();
        plot.Add.ColorBar(map).Label = "counts";
        Figure figure = new(plot);

        PngReader ramp = Picture(figure.Group("colorbar"));

        Assert.Equal((1, 256), (ramp.Width, ramp.Height));
        Assert.Equal((255, 0), (ramp.Pixels[0], ramp.Pixels[^1]));
        Assert.Equal(["0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0", "counts"], figure.Texts("colorbar"));
    }

    [Fact]
    public void A_manual_range_stretches_colours_and_cuts_what_is_beyond()
    {
        Plot plot = new();
        Heatmap map = plot.Add.Heatmap(s_values);
        (map.Colormap, map.ManualRange) = (new Grayscale(), new ScottPlot.Range(1, 3));
        Figure figure = new(plot);

        Assert.Equal(["#000000", "#000000", "#808080", "#ffffff", "#ffffff"], figure.Rectangles(figure.Group("heatmap"))
            .Select(cell => cell.Fill));
    }

    static PngReader Picture(XElement group)
    {
        XElement image = group.Descendants().Single(element => element.Name.LocalName == "image");
        return new PngReader(Convert.FromBase64String(((string)image.Attribute("href")!)["data:image/png;base64,".Length..]));
    }
}
