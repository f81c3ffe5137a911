using ScottPlot;
using Strata.Analysis.Layers;

namespace Strata.Analysis.Atlas;

/// <summary>Every figure that lies between 0 and 1 by depth: a colour a figure, a pattern a network.</summary>
static class AtlasPlot
{
    public static Plot Of(AtlasReport report)
    {
        AtlasNetwork longest = report.Networks.MaxBy(network => network.Rows.Count)!;
        DepthLine[] lines = [.. report.Networks.SelectMany((network, pattern) => Lines(network, report).Select((line, colour) => new DepthLine(
            report.Networks.Count > 1 ? $"{line.Name}, {network.Model}" : line.Name, colour, pattern, [.. network.Rows.Select(line.Value)])))];
        string model = report.Networks is [{ Model: { } only }] ? $"{only} on " : "";
        return DepthPlot.Of([.. longest.Rows.Select(row => row.Layer)], lines, "share, 0 to 1", $"{model}{report.DataSet}, {report.Images:N0} test images");
    }

    static IEnumerable<(string Name, Func<AtlasRow, double> Value)> Lines(AtlasNetwork network, AtlasReport report)
    {
        for (int i = 0; i < network.Rows[0].Clusters.Count; i++)
        {
            int method = i;
            yield return ($"{network.Rows[0].Clusters[i].Method}: NMI", row => row.Clusters[method].Nmi);
        }
        yield return ("linear probe", row => row.Linear.Accuracy);
        yield return ($"{report.Neighbors} neighbours", row => row.Neighbors.Accuracy);
        yield return ("CKA to the next", row => row.NextCka);
        yield return ("effective rank / values", row => row.EffectiveRank / row.Width);
        yield return ("zeros", row => row.Sparsity);
        yield return ("dead units", row => row.DeadShare);
    }
}
