using ScottPlot;
using Strata.Analysis.Layers;

namespace Strata.Analysis.Probes;

/// <summary>Both probes by depth, a colour a network, the neighbours dashed, 95 % intervals as bands.</summary>
static class ProbePlot
{
    public static Plot Of(ProbeReport report)
    {
        IReadOnlyList<ProbePoint> longest = report.Curves.MaxBy(curve => curve.Points.Count)!.Points;
        DepthLine[] lines =
        [
            .. report.Curves.SelectMany((curve, colour) => new[]
            {
                Line(curve, report, "linear", colour, 0, point => point.Linear),
                Line(curve, report, $"{report.Neighbors} neighbours", colour, 1, point => point.Neighbors),
            })
        ];
        return DepthPlot.Of([.. longest.Select(point => point.Layer)], lines, "accuracy of probes, %",
            $"{report.DataSet}: {report.TrainImages:N0} images learned from, {report.Images:N0} judged on");
    }

    static DepthLine Line(ProbeCurve curve, ProbeReport report, string name, int colour, int pattern, Func<ProbePoint, ProbeScore> score) => new(
        report.Curves.Count > 1 ? $"{name}, {curve.Model}" : name, report.Curves.Count > 1 ? colour : pattern, pattern,
        [.. curve.Points.Select(point => 100 * score(point).Accuracy)])
    {
        Intervals = [.. curve.Points.Select(point => (100 * score(point).Low, 100 * score(point).High))],
    };
}
