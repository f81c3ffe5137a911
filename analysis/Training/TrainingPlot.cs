using ScottPlot;
using ScottPlot.TickGenerators;

namespace Strata.Analysis.Training;

/// <summary>Losses or accuracies of runs by epoch: a colour a run, dashed while training, solid on held-out images.</summary>
static class TrainingPlot
{
    static readonly Color[] s_colours = [.. new ScottPlot.Palettes.ColorblindFriendly().Colors.Where(colour => colour != Color.FromHex("#F0E442"))];

    /// <summary>Losses.</summary>
    public static Plot OfLoss(IReadOnlyList<TrainingHistory> runs) =>
        Of(runs, "loss", epoch => epoch.TrainLoss, epoch => epoch.ValidationLoss, Alignment.UpperRight);

    /// <summary>Accuracies, in per cent.</summary>
    public static Plot OfAccuracy(IReadOnlyList<TrainingHistory> runs) =>
        Of(runs, "accuracy, %", epoch => 100 * epoch.TrainAccuracy, epoch => 100 * epoch.ValidationAccuracy, Alignment.LowerRight);

    static Plot Of(
        IReadOnlyList<TrainingHistory> runs, string title, Func<TrainingEpoch, double> train, Func<TrainingEpoch, double> validation, Alignment legend)
    {
        Plot plot = new();
        for (int run = 0; run < runs.Count; run++)
        {
            Color colour = s_colours[run % s_colours.Length];
            ScottPlot.Plottables.Scatter named = Line(plot, runs[run], train, colour);
            named.LinePattern = LinePattern.Dashed;
            if (runs[run].HasHeldOut)
            {
                named = Line(plot, runs[run], validation, colour);
                named.MarkerSize = 7;
            }
            named.LegendText = runs[run].Model;
        }
        plot.XLabel("epoch");
        plot.YLabel(title);
        plot.Title($"{title.Split(',')[0]}: solid on held-out images, dashed while training");
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.ShowLegend(legend);
        return plot;
    }

    static ScottPlot.Plottables.Scatter Line(Plot plot, TrainingHistory run, Func<TrainingEpoch, double> value, Color colour)
    {
        Coordinates[] points = [.. run.Epochs.Select(epoch => new Coordinates(epoch.Epoch, value(epoch))).Where(point => double.IsFinite(point.Y))];
        ScottPlot.Plottables.Scatter line = plot.Add.Scatter(points, colour);
        (line.LineWidth, line.MarkerSize) = (2, 0);
        return line;
    }
}
