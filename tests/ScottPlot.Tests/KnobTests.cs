using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace Strata.Tests;

/// <summary>Every setting changes the figure: none is there for show.</summary>
public sealed class KnobTests
{
    static readonly Dictionary<string, Action<Plot>> s_knobs = new()
    {
        ["figure background"] = plot => plot.FigureBackground.Color = Colors.Beige,
        ["data background"] = plot => plot.DataBackground.Color = Colors.Beige,
        ["title size"] = plot => plot.Title("title", 30),
        ["title hidden"] = plot => plot.Title(false),
        ["label size"] = plot => plot.XLabel("x", 30),
        ["label colour"] = plot => plot.Axes.Left.Label.ForeColor = Colors.Red,
        ["label font"] = plot => plot.Axes.Left.Label.FontName = "Courier New",
        ["label not bold"] = plot => plot.Axes.Left.Label.Bold = false,
        ["label italic"] = plot => plot.Axes.Left.Label.Italic = true,
        ["label underlined"] = plot => plot.Axes.Left.Label.Underline = true,
        ["tick label size"] = plot => plot.Axes.Bottom.TickLabelStyle.FontSize = 20,
        ["tick label turn"] = plot => plot.Axes.Bottom.TickLabelStyle.Rotation = 45,
        ["tick label alignment"] = plot =>
            (plot.Axes.Bottom.TickLabelStyle.Rotation, plot.Axes.Bottom.TickLabelStyle.Alignment) = (45, Alignment.LowerLeft),
        ["tick label offset"] = plot => plot.Axes.Bottom.TickLabelStyle.OffsetX = 5,
        ["major tick length"] = plot => plot.Axes.Bottom.MajorTickStyle.Length = 9,
        ["major tick width"] = plot => plot.Axes.Bottom.MajorTickStyle.Width = 3,
        ["minor tick length"] = plot => plot.Axes.Bottom.MinorTickStyle.Length = 0,
        ["minor ticks"] = plot =>
            ((NumericAutomatic)plot.Axes.Bottom.TickGenerator).MinorTickGenerator = new EvenlySpacedMinorTickGenerator(2),
        ["no ticks"] = plot => plot.Axes.Bottom.TickGenerator = new EmptyTickGenerator(),
        ["axis hidden"] = plot => plot.Axes.Left.IsVisible = false,
        ["axis least size"] = plot => plot.Axes.Left.MinimumSize = 150,
        ["axis greatest size"] = plot => plot.Axes.Left.MaximumSize = 20,
        ["axis colour"] = plot => plot.Axes.Color(Colors.Navy),
        ["frame colour"] = plot => plot.Axes.FrameColor(Colors.Navy),
        ["frame width"] = plot => plot.Axes.FrameWidth(4),
        ["frame hidden"] = plot => plot.Axes.Frame(false),
        ["frameless"] = plot => plot.Axes.Frameless(),
        ["axes hidden"] = plot => plot.HideAxesAndGrid(),
        ["second axis"] = plot => plot.Add.Scatter(1, 500).Axes.YAxis = plot.Axes.AddRightAxis(),
        ["grid hidden"] = plot => plot.HideGrid(),
        ["grid colour"] = plot => plot.Grid.MajorLineColor = Colors.Red,
        ["grid width"] = plot => plot.Grid.LineWidth = 3,
        ["grid pattern"] = plot => plot.Grid.LinePattern = LinePattern.Dotted,
        ["minor grid"] = plot => plot.Grid.MinorLineWidth = 1,
        ["grid of one axis"] = plot => plot.Grid.XAxisStyle.IsVisible = false,
        ["grid above"] = plot => plot.Grid.IsBeneathPlottables = false,
        ["inverted y"] = plot => plot.Axes.InvertY(),
        ["inverted x"] = plot => plot.Axes.AutoScale(invertX: true),
        ["square units"] = plot => plot.Axes.SquareUnits(),
        ["line width"] = plot => Line(plot).LineWidth = 5,
        ["line colour"] = plot => Line(plot).LineColor = Colors.Red,
        ["line transparency"] = plot => Line(plot).LineColor = Line(plot).LineColor.WithAlpha(0.5),
        ["line pattern"] = plot => Line(plot).LinePattern = LinePattern.Dashed,
        ["line pattern phase"] = plot => Line(plot).LinePattern = new LinePattern([3, 4], 2, "own"),
        ["line ends"] = plot => Line(plot).LineStyle.Rounded = true,
        ["marker size"] = plot => Line(plot).MarkerSize = 12,
        ["marker shape"] = plot => Line(plot).MarkerShape = MarkerShape.FilledDiamond,
        ["marker fill"] = plot => Line(plot).MarkerFillColor = Colors.Red,
        ["marker line"] = plot => (Line(plot).MarkerShape, Line(plot).MarkerLineColor) = (MarkerShape.Cross, Colors.Red),
        ["marker line width"] = plot => (Line(plot).MarkerShape, Line(plot).MarkerLineWidth) = (MarkerShape.Cross, 3),
        ["marker outline"] = plot => Line(plot).MarkerStyle.OutlineWidth = 2,
        ["offset"] = plot => Line(plot).OffsetX = 3,
        ["scale"] = plot => Line(plot).ScaleY = 3,
        ["steps"] = plot => Line(plot).ConnectStyle = ConnectStyle.StepVertical,
        ["hidden"] = plot => Line(plot).IsVisible = false,
        ["order"] = plot => plot.MoveToBottom(plot.PlottableList[^1]),
        ["legend place"] = plot => plot.ShowLegend(Alignment.UpperLeft),
        ["legend font"] = plot => plot.Legend.FontSize = 18,
        ["legend font colour"] = plot => plot.Legend.FontColor = Colors.Red,
        ["legend font name"] = plot => plot.Legend.FontName = "Courier New",
        ["legend background"] = plot => plot.Legend.BackgroundColor = Colors.Beige,
        ["legend outline"] = plot => plot.Legend.OutlineWidth = 3,
        ["legend padding"] = plot => plot.Legend.Padding = new PixelPadding(20),
        ["legend margin"] = plot => plot.Legend.Margin = new PixelPadding(20),
        ["legend gaps"] = plot => plot.Legend.InterItemPadding = new PixelPadding(20),
        ["legend symbol"] = plot => (plot.Legend.SymbolWidth, plot.Legend.SymbolPadding) = (40, 10),
        ["legend symbol height"] = plot => plot.Legend.SymbolHeight = 14,
        ["legend manual only"] = plot => plot.Legend.DisplayPlottableLegendItems = false,
        ["bar size"] = plot => Bar(plot).Size = 0.3,
        ["bar base"] = plot => Bar(plot).ValueBase = 1,
        ["bar colour"] = plot => plot.GetPlottables<BarPlot>().First().Color = Colors.Red,
        ["bar outline"] = plot => Bar(plot).LineWidth = 4,
        ["bar error"] = plot => Bar(plot).Error = 1,
        ["bar error size"] = plot => (Bar(plot).Error, Bar(plot).ErrorSize) = (1, 0.7),
        ["bar label"] = plot => Bar(plot).Label = "label",
        ["bar label offset"] = plot => (Bar(plot).Label, Bar(plot).LabelOffset) = ("label", 20),
        ["bar label style"] = plot =>
            (Bar(plot).Label, plot.GetPlottables<BarPlot>().First().ValueLabelStyle.FontSize) = ("label", 20),
        ["bar hidden"] = plot => Bar(plot).IsVisible = false,
        ["map colours"] = plot => Map(plot).Colormap = new Magma(),
        ["map range"] = plot => Map(plot).ManualRange = new ScottPlot.Range(0, 100),
        ["map opacity"] = plot => Map(plot).Opacity = 0.5,
        ["map smooth"] = plot => Map(plot).Smooth = true,
        ["map cell size"] = plot => Map(plot).CellWidth = 2,
        ["map alignment"] = plot => Map(plot).CellAlignment = Alignment.LowerLeft,
        ["map without number"] = plot => Map(plot).NaNCellColor = Colors.Red,
        ["band colour"] = plot => plot.GetPlottables<FillY>().First().FillColor = Colors.Red,
        ["band outline"] = plot => plot.GetPlottables<FillY>().First().LineWidth = 2,
        ["error cap"] = plot => plot.GetPlottables<ErrorBar>().First().CapSize = 9,
        ["box whisker cap"] = plot => Box(plot).WhiskerSizeFraction = 1,
        ["box width"] = plot => Box(plot).Width = 0.2,
        ["box lying"] = plot => Box(plot).Orientation = Orientation.Horizontal,
        ["line across colour"] = plot => Across(plot).Color = Colors.Red,
        ["line across end"] = plot => (Across(plot).Minimum, Across(plot).Maximum) = (0, 1),
        ["line across label side"] = plot => Across(plot).LabelOppositeAxis = true,
        ["line across not scaled"] = plot => Across(plot).EnableAutoscale = false,
        ["line across not in legend"] = plot => Across(plot).ExcludeFromLegend = true,
        ["text background"] = plot => plot.GetPlottables<Text>().First().LabelBackgroundColor = Colors.Yellow,
        ["text border"] = plot => (Said(plot).LabelBorderWidth, Said(plot).LabelBorderColor) = (1, Colors.Red),
        ["text border corners"] = plot => (Said(plot).LabelBackgroundColor, Said(plot).LabelBorderRadius) = (Colors.Red, 5),
        ["text padding"] = plot => (Said(plot).LabelBackgroundColor, Said(plot).LabelPadding) = (Colors.Red, 9),
        ["text turn"] = plot => Said(plot).LabelRotation = 45,
        ["text offset"] = plot => Said(plot).OffsetY = 10,
        ["text line height"] = plot => Said(plot).LabelLineSpacing = 40,
        ["colour bar width"] = plot => plot.Axes.GetPanels().OfType<ScottPlot.Panels.ColorBar>().First().Width = 60,
        ["colour bar hidden"] = plot => plot.Axes.GetPanels().OfType<ScottPlot.Panels.ColorBar>().First().IsVisible = false,
        ["title room"] = plot => plot.Axes.Title.VerticalPadding = 40,
    };

    public static TheoryData<string> Knobs => [.. s_knobs.Keys];

    [Theory, MemberData(nameof(Knobs))]
    public void It_changes_the_figure(string knob)
    {
        Plot plot = Make();
        s_knobs[knob](plot);

        Assert.NotEqual(Make().GetSvgXml(800, 600), plot.GetSvgXml(800, 600));
        _ = new Figure(plot);
    }

    static Plot Make()
    {
        Plot plot = new();
        plot.Title("title");
        plot.XLabel("x");
        plot.YLabel("y");
        plot.Add.ColorBar(plot.Add.Heatmap(new double[,] { { 1, 2 }, { 3, double.NaN } }));
        plot.Add.Bars([2.0, 3]);
        plot.Add.FillY([0.0, 1, 2], [3.0, 4, 5], [1.0, 2, 3]);
        plot.Add.Scatter(new[] { 0.0, 1, 2 }, new[] { 2.0, 3, 4 }).LegendText = "line";
        plot.Add.ErrorBar([0.0, 1, 2], [2.0, 3, 4], [0.5, 0.5, 0.5]);
        plot.Add.Box(new ScottPlot.Box { Position = 3, BoxMin = 1, BoxMiddle = 2, BoxMax = 3, WhiskerMin = 0, WhiskerMax = 4 });
        HorizontalLine across = plot.Add.HorizontalLine(9);
        (across.Text, across.LegendText) = ("line", "across");
        plot.Add.Text("two\nlines", 1, 1);
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = "manual", FillColor = Colors.Red });
        plot.ShowLegend();
        return plot;
    }

    static Scatter Line(Plot plot) => plot.GetPlottables<Scatter>().First();

    static Bar Bar(Plot plot) => plot.GetPlottables<BarPlot>().First().Bars[1];

    static Heatmap Map(Plot plot) => plot.GetPlottables<Heatmap>().First();

    static ScottPlot.Box Box(Plot plot) => plot.GetPlottables<BoxPlot>().First().Boxes[0];

    static HorizontalLine Across(Plot plot) => plot.GetPlottables<HorizontalLine>().First();

    static Text Said(Plot plot) => plot.GetPlottables<Text>().First();
}
