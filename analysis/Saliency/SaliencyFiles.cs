using ScottPlot;
using Strata.Analysis.Results;
using Strata.Data;
using Strata.Storage;
using Strata.Storage.Npy;

namespace Strata.Analysis.Saliency;

/// <summary>The files of `saliency`. Each is written whole or not at all, summary.json last.</summary>
static class SaliencyFiles
{
    /// <summary>Writes saliency.csv, the maps as NPY, a sheet a kind, a PNG a map, and summary.json.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="report">What was found.</param>
    /// <param name="set">The images.</param>
    public static void Write(string folder, SaliencyReport report, ImageSet set)
    {
        ResultFiles.WriteCsv(
            Path.Combine(folder, "saliency.csv"),
            ["image", "kind", "label", "predicted", "explained", "probability", "largestLoss", "occlusionY", "occlusionX", "gradCamY", "gradCamX", "agreement"],
            report.Images.Select(image => (object?[])[
                image.Image, image.Kind.ToString().ToLowerInvariant(), image.Label, image.Predicted, image.Explained, image.Probability, image.LargestLoss,
                image.Occlusion?.Peak.Y, image.Occlusion?.Peak.X, image.GradCam?.Peak.Y, image.GradCam?.Peak.X, image.Agreement]));
        WriteMaps(Path.Combine(folder, "occlusion.npy"), [.. report.Images.Select(image => image.Occlusion).OfType<HeatMap>()]);
        WriteMaps(Path.Combine(folder, "grad-cam.npy"), [.. report.Images.Select(image => image.GradCam).OfType<HeatMap>()]);
        if (Overlay.CanShow(set.Shape))
            WritePictures(folder, report, set);
        ResultFiles.WriteSummary(folder, report);
    }

    // One a row of saliency.csv.
    static void WriteMaps(string path, HeatMap[] maps)
    {
        if (maps.Length > 0)
            NpyFile.Write(path, [.. maps.SelectMany(map => map.Values)], maps.Length, maps[0].Height, maps[0].Width);
    }

    static void WritePictures(string folder, SaliencyReport report, ImageSet set)
    {
        foreach (SaliencyKind kind in report.Images.Select(image => image.Kind).Distinct())
        {
            (Plot picture, int width, int height) = SaliencySheet.Of(report, kind, set);
            AtomicFile.WriteText(Path.Combine(folder, $"{kind.ToString().ToLowerInvariant()}.svg"), picture.GetSvgXml(width, height));
        }
        string maps = OutputFolder.Require(Path.Combine(folder, "maps"));
        foreach (SalientImage image in report.Images.DistinctBy(image => image.Image))
            foreach ((string method, HeatMap? map) in new[] { ("occlusion", image.Occlusion), ("grad-cam", image.GradCam) })
                if (map is not null)
                    WritePng(Path.Combine(maps, $"{image.Image:00000}-{method}.png"), Overlay.Of(set.Shape, set.Image(image.Image), map));
    }

    static void WritePng(string path, byte[,,] pixels)
    {
        using Image image = new(pixels);
        AtomicFile.WriteBytes(path, image.GetImageBytes());
    }
}
