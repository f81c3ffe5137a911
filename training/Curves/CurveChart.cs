using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using Strata.Training.Charts;
using Strata.Training.Loop;

namespace Strata.Training.Curves;

/// <summary>history.svg: the losses of a run over its epochs, and which epoch was kept.</summary>
static class CurveChart
{
    public static void Save(string path, string run, IReadOnlyList<EpochRecord> history, string keep)
    {
        double[] epochs = [.. history.Select(epoch => (double)epoch.Epoch)];
        EpochRecord kept = KeptEpoch.Of(history, keep)!;
        Plot plot = new();
        plot.Title(run);
        plot.XLabel("epoch");
        plot.YLabel("loss");
        plot.Add.Scatter(epochs, [.. history.Select(epoch => epoch.TrainLoss)]).LegendText = Legend("train", history[^1].TrainAccuracy);
        if (history[^1].ValidationAccuracy is { } accuracy)
            plot.Add.Scatter(epochs, [.. history.Select(epoch => epoch.ValidationLoss!.Value)]).LegendText = Legend("validation", accuracy);
        plot.Add.VerticalLine(kept.Epoch, pattern: LinePattern.Dotted).LegendText = Legend($"{keep} epoch {kept.Epoch}", kept.ValidationAccuracy ?? kept.TrainAccuracy);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        plot.ShowLegend(Alignment.UpperRight);
        Chart.Save(plot, path);
    }

    static string Legend(string what, double accuracy) => string.Create(CultureInfo.InvariantCulture, $"{what}: {100 * accuracy:0.0} %");
}
