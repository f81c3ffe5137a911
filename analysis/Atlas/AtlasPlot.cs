using ScottPlot;
using ScottPlot.TickGenerators;
using Strata.Analysis.Layers;

namespace Strata.Analysis.Atlas;

/// <summary>Every figure that lies between 0 and 1 by depth, in three panels above each other: a colour a figure, a pattern a network.</summary>
static class AtlasPlot
{
    const double Step = 1.2;

    static readonly string[] s_panels = ["what is known of the classes", "how layers change", "what units do"];

    public static Plot Of(AtlasReport report)
    {
        Figure[] figures = [.. Figures(report)];
        Plot plot = DepthPlot.Of(
        [
            .. report.Networks.SelectMany((network, pattern) => figures.Select((figure, colour) => Line(network, figure, colour, pattern)))
        ]);
        if (report.Networks.Count > 1)
            foreach ((int pattern, AtlasNetwork network) in report.Networks.Index())
                DepthPlot.Explain(plot, pattern, network.Model ?? LayerFeatures.Pixels);
        AddPanels(plot);
        plot.Title($"{(report.Networks is [{ Model: { } only }] ? $"{only} on " : "")}{report.DataSet}, {report.Images:N0} test images");
        return plot;
    }

    static void AddPanels(Plot plot)
    {
        double[] marks = [0, 0.25, 0.5, 0.75, 1];
        // Room for a wider font than the one that is measured: whoever opens the file may not have it.
        plot.Axes.Left.MinimumSize = 50;
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. s_panels.SelectMany((_, panel) => marks.Select(mark => mark - panel * Step))],
            [.. s_panels.SelectMany(_ => marks.Select(mark => $"{mark:0.##}"))]);
        for (int panel = 0; panel < s_panels.Length; panel++)
        {
            ScottPlot.Plottables.Text title = plot.Add.Text(s_panels[panel], -0.3, 1.04 - panel * Step);
            (title.LabelAlignment, title.LabelFontSize, title.LabelBold) = (Alignment.LowerLeft, 12, true);
        }
        plot.Axes.SetLimitsY(-0.06 - (s_panels.Length - 1) * Step, 1.18);
    }

    static DepthLine Line(AtlasNetwork network, Figure figure, int colour, int pattern) => new(
        colour, pattern, [.. network.Rows.Select(row => row.Layer)], [.. network.Rows.Select(row => figure.Value(row) - figure.Panel * Step)])
    {
        Name = pattern == 0 ? figure.Name : null,
    };

    static IEnumerable<Figure> Figures(AtlasReport report)
    {
        AtlasRow first = report.Networks[0].Rows[0];
        for (int i = 0; i < first.Clusters.Count; i++)
        {
            int method = i;
            yield return new Figure($"{first.Clusters[i].Method}: NMI", 0, row => row.Clusters[method].Nmi);
        }
        yield return new Figure("linear probe", 0, row => row.Linear.Accuracy);
        yield return new Figure($"{report.Neighbors} neighbours", 0, row => row.Neighbors.Accuracy);
        yield return new Figure("CKA to the next", 1, row => row.NextCka);
        yield return new Figure("effective rank share", 1, row => row.EffectiveRank / row.Width);
        yield return new Figure("zeros", 2, row => row.Sparsity);
        yield return new Figure("dead units", 2, row => row.DeadShare);
    }

    sealed record Figure(string Name, int Panel, Func<AtlasRow, double> Value);
}
