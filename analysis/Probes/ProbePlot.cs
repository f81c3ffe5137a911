using ScottPlot;
using Strata.Analysis.Layers;

namespace Strata.Analysis.Probes;

/// <summary>Both probes by depth, of several networks a colour each and the neighbours dashed, 95 % intervals as bands.</summary>
static class ProbePlot
{
    public static Plot Of(ProbeReport report)
    {
        Plot plot = DepthPlot.Of(
        [
            .. report.Curves.SelectMany((curve, colour) => new[]
            {
                Line(curve, report, "linear", colour, 0, point => point.Linear),
                Line(curve, report, $"{report.Neighbors} neighbours", colour, 1, point => point.Neighbors),
            })
        ]);
        plot.YLabel("accuracy of probes, %");
        plot.Title($"{report.DataSet}: {report.TrainImages:N0} images learned from, {report.Images:N0} judged on");
        return plot;
    }

    static DepthLine Line(ProbeCurve curve, ProbeReport report, string name, int colour, int pattern, Func<ProbePoint, ProbeScore> score) => new(
        report.Curves.Count > 1 ? colour : pattern, pattern, [.. curve.Points.Select(point => point.Layer)],
        [.. curve.Points.Select(point => 100 * score(point).Accuracy)])
    {
        Name = report.Curves.Count > 1 ? $"{name}, {curve.Model}" : name,
        Intervals = [.. curve.Points.Select(point => (100 * score(point).Low, 100 * score(point).High))],
    };
}
