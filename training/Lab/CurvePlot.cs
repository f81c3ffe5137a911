using ScottPlot;
using Strata.Training.Loop;

namespace Strata.Training.Lab;

/// <summary>The history of each run, epoch by epoch.</summary>
static class CurvePlot
{
    static readonly Dictionary<string, Func<EpochRecord, double>> Figures = new()
    {
        ["trainLoss"] = epoch => epoch.TrainLoss,
        ["validationLoss"] = epoch => epoch.ValidationLoss ?? double.NaN,
        ["trainAccuracy"] = epoch => 100 * epoch.TrainAccuracy,
        ["validationAccuracy"] = epoch => 100 * epoch.ValidationAccuracy ?? double.NaN,
        ["learningRate"] = epoch => epoch.LearningRate,
    };

    /// <summary>What a history holds.</summary>
    public static IReadOnlyCollection<string> Known => Figures.Keys;

    public static Plot Of(StudyPlot plot, IReadOnlyList<StudyRow> rows)
    {
        Plot picture = new();
        int series = 0;
        foreach (StudyRow row in rows.Where(row => row.History.Count > 0))
            foreach (string figure in plot.Y)
            {
                Coordinates[] points = [.. row.History.Select(epoch => new Coordinates(epoch.Epoch, Figures[figure](epoch))).Where(point => double.IsFinite(point.Y))];
                // A run that held nothing out has no curve of it.
                if (points.Length == 0)
                    continue;
                ScottPlot.Plottables.Scatter line = picture.Add.Scatter(points, StudyPlots.Colour(series++));
                string name = plot.Groups.Count > 1 ? $"{row.Group}, {row.Name}" : row.Name;
                (line.LegendText, line.LineWidth, line.MarkerSize) = (plot.Y.Count > 1 ? $"{name}, {figure}" : name, 2, 5);
                if (series > 7)
                    line.LinePattern = LinePattern.DenselyDashed;
            }
        picture.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
        picture.XLabel("epoch");
        picture.YLabel(plot.Y.Count == 1 ? StudyPlots.Axis(plot.Y[0]) : "");
        picture.ShowLegend(Edge.Right);
        return picture;
    }
}
