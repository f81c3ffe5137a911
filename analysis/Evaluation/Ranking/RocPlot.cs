using ScottPlot;

namespace Strata.Analysis.Evaluation.Ranking;

/// <summary>ROC curves on one pair of axes, each with its area in the legend, above the diagonal of chance.</summary>
static class RocPlot
{
    /// <summary>The picture's size in pixels.</summary>
    public const int Width = 800, Height = 560;

    const int Most = 10, LongName = 24;

    // Wong's yellow is too light for thin lines on white.
    static readonly Color[] s_colours =
        [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))];
    static readonly LinePattern[] s_patterns = [LinePattern.Solid, LinePattern.Dashed];

    /// <summary>One model: every class against the rest, of many classes the ten with the smallest area; of grades the referable ones too.</summary>
    public static Plot OfModel(string name, Predictions predictions)
    {
        RankedScores[] classes = [.. Enumerable.Range(0, predictions.Classes).Select(label => RankedScores.OfClass(predictions, label))];
        (int Label, double Area)[] shown =
        [
            .. classes.Select((ranked, label) => (label, ranked.Area)).Where(pair => !double.IsNaN(pair.Area))
                .OrderBy(pair => pair.Area).Take(Most).OrderBy(pair => pair.label),
        ];
        string which = shown.Length < classes.Length ? $"the {shown.Length} hardest of {classes.Length} classes against the rest" : "each class against the rest";
        Plot plot = Framed($"{name}: {which}");
        for (int at = 0; at < shown.Length; at++)
            Add(plot, classes[shown[at].Label].Curve(predictions.ClassNames[shown[at].Label]), at + 1, 2);
        if (predictions.Grading is { } grading)
            AddReferable(plot, "referable", predictions, grading.Referable, Colors.Black, 3);
        return plot;
    }

    /// <summary>Several models: the referable grades against the others, the point of a summed probability of a half marked.</summary>
    public static Plot Referable(IReadOnlyList<(string Name, Predictions Predictions)> models)
    {
        int first = models[0].Predictions.Grading!.Referable;
        Plot plot = Framed($"referable: {models[0].Predictions.ClassNames[first]} and worse; the mark: summed probability 0.5");
        for (int at = 0; at < models.Count; at++)
            AddReferable(plot, models[at].Name, models[at].Predictions, first, Colour(at), 2, Pattern(at));
        return plot;
    }

    static Plot Framed(string title)
    {
        Plot plot = new();
        ScottPlot.Plottables.LinePlot chance = plot.Add.Line(0, 0, 1, 1);
        (chance.LineColor, chance.LinePattern, chance.LineWidth) = (Colors.Gray, LinePattern.Dotted, 1);
        plot.XLabel("1 - specificity: others taken for it");
        plot.YLabel("sensitivity: its images found");
        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        plot.Title(title, 15);
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    static void AddReferable(Plot plot, string name, Predictions predictions, int first, Color colour, float width, LinePattern? pattern = null)
    {
        Add(plot, RankedScores.FromGrade(predictions, first).Curve(name), colour, pattern ?? LinePattern.Solid, width);
        (int found, int passed, int referable) = Metrics.ReferableGrades.Point(predictions, first);
        int others = predictions.Count - referable;
        if (referable == 0 || others == 0)
            return;
        plot.Add.ScatterPoints([1 - passed / (double)others], new[] { found / (double)referable }, colour).MarkerSize = 11;
    }

    static void Add(Plot plot, RocCurve curve, int series, float width) => Add(plot, curve, Colour(series), Pattern(series), width);

    static void Add(Plot plot, RocCurve curve, Color colour, LinePattern pattern, float width)
    {
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(
            (Coordinates[])[.. curve.FalsePositiveRate.Zip(curve.TruePositiveRate, (x, y) => new Coordinates(x, y))], colour);
        string name = curve.Name.Length > LongName ? curve.Name[..(LongName - 1)] + "…" : curve.Name;
        (line.LineWidth, line.LinePattern, line.LegendText) = (width, pattern, double.IsNaN(curve.Area) ? name : $"{name}, {curve.Area:0.000}");
    }

    static Color Colour(int series) => s_colours[series % s_colours.Length];

    static LinePattern Pattern(int series) => s_patterns[series / s_colours.Length % s_patterns.Length];
}
