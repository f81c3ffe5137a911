using ScottPlot;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Training.Lab;

/// <summary>The pictures of a study, as SVG.</summary>
static class StudyPlots
{
    const int Width = 900, Height = 560;

    static readonly Dictionary<string, Func<StudyPlot, IReadOnlyList<StudyRow>, string, (Plot Plot, int Height)>> Kinds = new()
    {
        ["line"] = (plot, rows, _) => (LinePlot.Of(plot, rows), Height),
        ["points"] = (plot, rows, _) => PointPlot.Of(plot, rows),
        ["curves"] = (plot, rows, _) => (CurvePlot.Of(plot, rows), Height),
        ["boundary"] = BoundaryPlot.Of,
    };

    /// <summary>Refuses plots of unknown kinds, groups or figures, before anything is run.</summary>
    /// <exception cref="InputException">There is one.</exception>
    public static void Require(string study, StudyFile file)
    {
        string[] groups = [.. file.Groups.Select(group => group.Name)];
        foreach (StudyPlot plot in file.Plots)
        {
            if (!Kinds.ContainsKey(plot.Kind))
                throw Nearest.Unknown($"kind of plot in the study {study}", plot.Kind, Kinds.Keys);
            if (plot.Groups.FirstOrDefault(group => !groups.Contains(group)) is { } unknown)
                throw Nearest.Unknown($"group in the study {study}", unknown, groups);
            IReadOnlyCollection<string> figures = plot.Kind == "curves" ? CurvePlot.Known : StudyTable.Figures(file);
            if (plot.Y.FirstOrDefault(figure => !figures.Contains(figure)) is { } missing)
                throw Nearest.Unknown($"figure of the plot {plot.File} in the study {study}", missing, figures);
            if (plot.Kind == "line" && plot.X is null)
                throw new InputException($"study {study}: the plot {plot.File} is a line without x, name the option or figure along its axis");
        }
    }

    /// <summary>Draws all of them into the study's folder.</summary>
    /// <returns>The files' names.</returns>
    public static IReadOnlyList<string> Write(StudyPlan plan, IReadOnlyList<StudyRow> rows, string folder) => [.. plan.File.Plots.Select(plot =>
    {
        StudyRow[] drawn = [.. plot.Groups.SelectMany(group => rows.Where(row => row.Group == group))];
        (Plot picture, int height) = Kinds[plot.Kind](plot, drawn, folder);
        picture.Title(plot.Title);
        string file = plot.File + ".svg";
        AtomicFile.WriteText(Path.Combine(folder, file), picture.GetSvgXml(Width, height));
        return file;
    })];

    /// <summary>A figure as it is drawn: shares in per cent.</summary>
    public static double Drawn(StudyRow row, string figure) =>
        row.Figures.TryGetValue(figure, out double value) ? StudyTable.IsShare(figure) ? 100 * value : value : double.NaN;

    /// <summary>Half of the 95 % interval as it is drawn; 0 where a figure has none.</summary>
    public static double Margin(StudyRow row, string figure) =>
        figure == "testAccuracy" && row.Figures.TryGetValue("testAccuracyLow", out double low) && row.Figures.TryGetValue("testAccuracyHigh", out double high)
            && double.IsFinite(high - low) ? 50 * (high - low) : 0;

    /// <summary>What an axis with that figure is called.</summary>
    public static string Axis(string figure) => figure switch
    {
        "testAccuracy" => "test accuracy, %",
        "trainAccuracy" => "training accuracy, %",
        "validationAccuracy" => "validation accuracy, %",
        "testMacroRecall" => "macro recall on test, %",
        "testLowestRecall" => "lowest recall of a class on test, %",
        "testKappa" => "quadratic weighted kappa on test",
        "trainLoss" => "training loss, nats",
        "validationLoss" => "validation loss, nats",
        "learningRate" => "learning rate",
        "batchSize" => "batch size",
        "trainImages" => "training images",
        _ => figure.StartsWith("accuracy@", StringComparison.Ordinal) ? $"accuracy on {figure["accuracy@".Length..]}, %"
            : figure.StartsWith("model.", StringComparison.Ordinal) ? figure["model.".Length..] : figure,
    };

    /// <summary>The colour of a series; told apart by people with any colour vision.</summary>
    public static Color Colour(int series) => Palette.GetColor(series);

    // Wong's yellow is too light for thin lines on white.
    static readonly IPalette Palette = new ScottPlot.Palettes.Custom(
        [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))], "series", "for lines on white");
}
