using ScottPlot;
using Strata.Analysis.Layers;

namespace Strata.Analysis.Probes;

/// <summary>Both probes by depth, the neighbours dashed, of several networks a colour each; 95 % intervals as bands.</summary>
static class ProbePlot
{
    public static Plot Of(ProbeReport report)
    {
        string[] probes = ["linear", $"{report.Neighbors} neighbours"];
        bool isOne = report.Curves.Count == 1;
        Plot plot = DepthPlot.Of(
        [
            .. report.Curves.SelectMany((curve, at) => new[]
            {
                Line(curve, point => point.Linear, isOne ? 0 : at, 0, isOne ? probes[0] : curve.Model),
                Line(curve, point => point.Neighbors, isOne ? 1 : at, 1, isOne ? probes[1] : null),
            })
        ]);
        for (int pattern = 0; pattern < probes.Length && !isOne; pattern++)
            DepthPlot.Explain(plot, pattern, probes[pattern]);
        plot.YLabel("accuracy of probes, %");
        plot.Title($"{report.DataSet}: {report.TrainImages:N0} images learned from, {report.Images:N0} judged on");
        return plot;
    }

    static DepthLine Line(ProbeCurve curve, Func<ProbePoint, ProbeScore> score, int colour, int pattern, string? name) => new(
        colour, pattern, [.. curve.Points.Select(point => point.Layer)], [.. curve.Points.Select(point => 100 * score(point).Accuracy)])
    {
        Name = name,
        Intervals = [.. curve.Points.Select(point => (100 * score(point).Low, 100 * score(point).High))],
    };
}
