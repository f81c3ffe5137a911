using ScottPlot;

namespace Strata.Tests;

public sealed class FileTests
{
    [Fact]
    public void A_saved_file_holds_the_document_and_nothing_stays_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Plot plot = Samples.Make("line");
            string path = Path.Combine(folder, "plot.svg");

            SavedImageInfo saved = plot.SaveSvg(path, 800, 600);
            plot.SaveSvg(path, 800, 600);

            Assert.Equal(plot.GetSvgXml(800, 600), File.ReadAllText(path));
            Assert.Equal(new FileInfo(path).Length, saved.FileSize);
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void For_a_page_the_document_starts_with_its_element()
    {
        Plot plot = Samples.Make("line");

        Assert.StartsWith("<svg ", plot.GetSvgHtml(400, 300));
        Assert.EndsWith(plot.GetSvgHtml(400, 300), plot.GetSvgXml(400, 300));
    }

    [Fact]
    public void A_size_that_cannot_be_is_refused() =>
        Assert.Contains("0 x 300", Assert.Throws<ArgumentException>(() => new Plot().GetSvgXml(0, 300)).Message);

    [Fact]
    public void Pixels_asked_for_too_early_are_refused() =>
        Assert.Contains("SaveSvg", Assert.Throws<InvalidOperationException>(() => new Plot().GetPixel(new Coordinates(0, 0)))
            .Message);

    [Fact]
    public void What_the_drop_in_cannot_draw_is_refused_where_it_is_added()
    {
        Plot plot = new();

        Assert.Contains("ForeignPlottable",
            Assert.Throws<NotSupportedException>(() => plot.Add.Plottable(new ForeignPlottable())).Message);
    }

    [Fact]
    public void Plottables_can_be_taken_away_again()
    {
        Plot plot = new();
        IPlottable first = plot.Add.Scatter(1, 1);
        plot.Add.Scatter(2, 2);
        plot.Add.Bars([1.0]);

        plot.Remove(first);
        Assert.Equal(2, plot.GetPlottables().Count());
        plot.Remove<ScottPlot.Plottables.BarPlot>();
        Assert.Single(plot.PlottableList);
        plot.Clear();
        Assert.Empty(plot.PlottableList);
    }

    sealed class ForeignPlottable : IPlottable
    {
        public bool IsVisible { get; set; }
        public IAxes Axes { get; set; } = new Axes();
        public IEnumerable<LegendItem> LegendItems => [];

        public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;
    }
}
