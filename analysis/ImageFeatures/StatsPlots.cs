using ScottPlot;
using ScottPlot.TickGenerators;
using Strata.Storage;

namespace Strata.Analysis.ImageFeatures;

/// <summary>The pictures of `stats`, as SVG.</summary>
static class StatsPlots
{
    const int Width = 900, Height = 520, HeightOfALine = 44, RestOfLines = 130, HeightOfARow = 34, RestOfRows = 170;
    const int MostBoxes = 3, MostNamesUpright = 12;
    const double Strongest = 1.5;
    const float PixelsOfALetter = 7.5f, PixelsOfATick = 14;

    static readonly Color[] s_colours = new ScottPlot.Palettes.ColorblindFriendly().Colors;

    /// <summary>stats.svg, a box plot for each value of small kinds, a map of class means for each large kind.</summary>
    public static void Write(string folder, StatsReport report)
    {
        Save(Accuracies(report), folder, "stats.svg", report.Kinds.Count * HeightOfALine + RestOfLines);
        foreach (IGrouping<string, FeatureValue> kind in report.Values.GroupBy(value => value.Kind))
        {
            FeatureValue[] values = [.. kind];
            if (values.Length > MostBoxes)
                Save(Means(report, kind.Key, values), folder, $"means-{FileName.Of(kind.Key)}.svg", report.Classes.Count * HeightOfARow + RestOfRows);
            else
                foreach (FeatureValue value in values)
                    Save(Boxes(report, value), folder, $"box-{FileName.Of(value.Name)}.svg", Height);
        }
    }

    /// <summary>The accuracy of each kind with its 95 % interval, the best on top: linear in the upper line, neighbours in the lower.</summary>
    public static Plot Accuracies(StatsReport report)
    {
        KindScore[] ranked = [.. report.Kinds.OrderByDescending(kind => Math.Max(kind.Linear.Accuracy, kind.Neighbors.Accuracy))];
        Plot plot = new();
        Draw("linear", 0.14, s_colours[5], kind => kind.Linear);
        Draw($"{report.NeighborsThatVote} neighbours", -0.14, s_colours[6], kind => kind.Neighbors);
        double[] places = [.. Enumerable.Range(0, ranked.Length).Select(line => (double)-line)];
        string[] names = [.. ranked.Select(kind => $"{kind.Kind} ({kind.Values})")];
        // Room for names in a wider font than the one that is measured: whoever opens the file may not have it.
        plot.Axes.Left.MinimumSize = PixelsOfALetter * names.Max(name => name.Length) + PixelsOfATick;
        plot.Axes.Left.TickGenerator = new NumericManual(places, names);
        plot.Axes.SetLimitsY(-ranked.Length + 0.4, 0.6);
        plot.XLabel($"accuracy on {report.Images:N0} test images, %");
        plot.Title($"{report.DataSet}: features of {report.TrainImages:N0} images learned from");
        plot.ShowLegend(Edge.Right);
        return plot;

        void Draw(string name, double shift, Color colour, Func<KindScore, Probes.ProbeScore> score)
        {
            for (int line = 0; line < ranked.Length; line++)
                plot.Add.Line(100 * score(ranked[line]).Low, shift - line, 100 * score(ranked[line]).High, shift - line).LineColor = colour;
            ScottPlot.Plottables.Scatter points = plot.Add.ScatterPoints(
                ranked.Select(kind => 100 * score(kind).Accuracy).ToArray(), ranked.Select((_, line) => shift - line).ToArray(), colour);
            (points.MarkerSize, points.LegendText) = (9, name);
        }
    }

    /// <summary>One value: a box a class, from quartile to quartile, whiskers as Tukey's, points beyond them left out.</summary>
    public static Plot Boxes(StatsReport report, FeatureValue value)
    {
        Plot plot = new();
        List<Box> boxes = [];
        for (int label = 0; label < value.Classes.Count; label++)
            if (value.Classes[label] is { Images: > 0 } spread)
                boxes.Add(new Box
                {
                    Position = label,
                    BoxMin = spread.Lower,
                    BoxMiddle = spread.Median,
                    BoxMax = spread.Upper,
                    WhiskerMin = spread.LowWhisker,
                    WhiskerMax = spread.HighWhisker,
                });
        plot.Add.Boxes(boxes);
        boxes.ForEach(box => (box.FillColor, box.LineColor) = (s_colours[2], Colors.Black));
        Name(plot, report.Classes);
        plot.XLabel("class");
        plot.YLabel(value.Name);
        plot.Title($"{value.Name} on {report.DataSet}: {value.Information:0.00} of {report.LabelEntropy:0.00} bits, F {value.F:N0}");
        return plot;
    }

    /// <summary>A large kind: the mean of each value (column) in each class (row), in standard deviations of the value from its mean.</summary>
    public static Plot Means(StatsReport report, string kind, FeatureValue[] values)
    {
        double[,] means = new double[report.Classes.Count, values.Length];
        for (int label = 0; label < report.Classes.Count; label++)
            for (int column = 0; column < values.Length; column++)
                means[label, column] = values[column].Deviation > 0
                    ? (values[column].Classes[label].Mean - values[column].Mean) / values[column].Deviation : 0;
        Plot plot = new();
        ScottPlot.Plottables.Heatmap map = plot.Add.Heatmap(means);
        (map.Colormap, map.ManualRange) = (new ScottPlot.Colormaps.Balance(), new ScottPlot.Range(-Strongest, Strongest));
        plot.Add.ColorBar(map).Label = "standard deviations";
        plot.Axes.Left.TickGenerator = Names([.. report.Classes.Reverse()]);
        plot.YLabel("class");
        plot.XLabel($"the {values.Length} values of {kind}, in the order of values.csv");
        plot.Title($"{kind} on {report.DataSet}: class means");
        plot.Axes.Margins(0, 0);
        return plot;
    }

    static void Name(Plot plot, IReadOnlyList<string> classes)
    {
        plot.Axes.Bottom.TickGenerator = Names(classes);
        bool areMany = classes.Count > MostNamesUpright || classes.Sum(name => name.Length) > 80;
        (plot.Axes.Bottom.TickLabelStyle.Rotation, plot.Axes.Bottom.TickLabelStyle.Alignment) =
            areMany ? (30, Alignment.MiddleLeft) : (0, Alignment.UpperCenter);
    }

    static NumericManual Names(IReadOnlyList<string> names) => new([.. Enumerable.Range(0, names.Count).Select(place => (double)place)], [.. names]);

    static void Save(Plot plot, string folder, string file, int height) =>
        AtomicFile.WriteText(Path.Combine(folder, file), plot.GetSvgXml(Width, height));
}
