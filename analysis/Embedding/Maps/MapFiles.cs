using System.Text.Json;
using CsvHelper;
using ScottPlot;
using Strata.Storage;

namespace Strata.Analysis.Embedding.Maps;

/// <summary>The files of `embed`. Each is written whole or not at all, summary.json last.</summary>
static class MapFiles
{
    static readonly CsvWriterOptions Format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes METHOD.csv and METHOD.svg for each method, and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">The maps.</param>
    /// <param name="images">[N]: the place of each image in its split.</param>
    /// <param name="labels">[N]: its class.</param>
    public static void Write(string folder, MapReport report, int[] images, int[] labels)
    {
        foreach (MethodMaps maps in report.Methods)
        {
            AtomicFile.Write(Path.Combine(folder, $"{maps.File}.csv"), stream => WritePoints(stream, maps, report.Classes, images, labels));
            (Plot picture, int width, int height) = MapPlot.Of(maps, report, labels);
            AtomicFile.WriteText(Path.Combine(folder, $"{maps.File}.svg"), picture.GetSvgXml(width, height));
        }
        AtomicFile.WriteText(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(report, Json.Indented) + "\n");
    }

    static void WritePoints(Stream stream, MethodMaps maps, IReadOnlyList<string> classes, int[] images, int[] labels)
    {
        using CsvWriter csv = CsvWriter.Create(stream, Format, leaveOpen: true);
        csv.WriteHeader(["model", "layer", "image", "label", "class", "x", "y"]);
        foreach (MapPanel panel in maps.Panels)
            for (int i = 0; i < images.Length; i++)
            {
                csv.WriteField(panel.Model ?? "");
                csv.WriteField(panel.Layer);
                csv.WriteField(images[i]);
                csv.WriteField(labels[i]);
                csv.WriteField(classes[labels[i]]);
                csv.WriteField((float)panel.Points[2 * i]);
                csv.WriteField((float)panel.Points[2 * i + 1]);
                csv.EndRecord();
            }
    }
}
