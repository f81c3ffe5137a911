using System.Globalization;
using ScottPlot;
using Strata.Training.Charts;

namespace Strata.Training.Search;

/// <summary>KNOB.svg: validation accuracy against one knob, a point for every setting of the others; the best is marked.</summary>
static class KnobCharts
{
    /// <summary>Lists whose numbers span more than that factor are drawn on a logarithmic axis.</summary>
    const double WideFactor = 50;

    /// <summary>Draws one chart a knob.</summary>
    /// <param name="folder">The folder of the search.</param>
    /// <param name="ranked">The points in order.</param>
    /// <param name="knobs">What varied.</param>
    public static void Save(string folder, IReadOnlyList<RankedPoint> ranked, IReadOnlyList<Knob> knobs)
    {
        // What was dropped early was trained for less, and would say so rather than anything about the knob.
        RankedPoint[] drawn = [.. ranked.Where(point => point.Status == TrialStatus.Trained && !point.HasFailed)];
        if (drawn.Length == 0)
            return;
        foreach (Knob knob in knobs)
            Save(Path.Combine(folder, $"{knob.Name}.svg"), knob, drawn);
    }

    static void Save(string path, Knob knob, RankedPoint[] drawn)
    {
        string[] values = [.. drawn.Select(point => point.Settings.First(setting => setting.Name == knob.Name).Value)];
        double[] accuracies = [.. drawn.Select(point => 100 * point.Accuracy)];
        Plot plot = new();
        plot.Title($"validation accuracy against {knob.Name}");
        plot.XLabel(knob.Name);
        plot.YLabel("validation accuracy (%)");
        double[] places = Places(plot, knob, values);
        plot.Add.ScatterPoints(places, accuracies).LegendText = drawn.Length == 1 ? "1 point" : $"{drawn.Length} points";
        plot.Add.Scatter(places[0], accuracies[0]).LegendText = string.Create(CultureInfo.InvariantCulture, $"best: {knob.Name}={values[0]}, {accuracies[0]:0.00} %");
        plot.ShowLegend();
        Chart.Save(plot, path);
    }

    // Numbers stand where they belong; words stand side by side.
    static double[] Places(Plot plot, Knob knob, string[] values)
    {
        double[] numbers = [.. values.Select(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        if (numbers.Any(double.IsNaN))
        {
            string[] names = [.. knob.Points ?? values];
            plot.Axes.Bottom.TickGenerator = Chart.Names(names);
            plot.Axes.SetLimitsX(-0.5, names.Length - 0.5);
            return [.. values.Select(value => (double)Array.IndexOf(names, value))];
        }
        if (!knob.IsLogarithmic && !(numbers.Min() > 0 && numbers.Max() / numbers.Min() > WideFactor))
            return numbers;
        plot.Axes.Bottom.TickGenerator = Chart.Decades(numbers);
        return [.. numbers.Select(Math.Log10)];
    }
}
