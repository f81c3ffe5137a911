using ScottPlot;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>The files of `embed`. Each is written whole or not at all, summary.json last.</summary>
static class MapFiles
{
    /// <summary>Writes METHOD.csv and METHOD.svg for each method, and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">The maps.</param>
    /// <param name="images">[N]: the place of each image in its split.</param>
    /// <param name="labels">[N]: its class.</param>
    public static void Write(string folder, MapReport report, int[] images, int[] labels)
    {
        foreach (MethodMaps maps in report.Methods)
        {
            ResultFiles.WriteCsv(
                Path.Combine(folder, $"{maps.File}.csv"), ["model", "layer", "image", "label", "class", "x", "y"],
                maps.Panels.SelectMany(panel => Rows(panel, report.Classes, images, labels)));
            (Plot picture, int width, int height) = MapPlot.Of(maps, report, labels);
            AtomicFile.WriteText(Path.Combine(folder, $"{maps.File}.svg"), picture.GetSvgXml(width, height));
        }
        ResultFiles.WriteSummary(folder, report);
    }

    static IEnumerable<object?[]> Rows(MapPanel panel, IReadOnlyList<string> classes, int[] images, int[] labels) =>
        images.Select((image, i) => (object?[])[
            panel.Model, panel.Layer, image, labels[i], classes[labels[i]], (float)panel.Points[2 * i], (float)panel.Points[2 * i + 1]]);
}
