using System.Text.Json;
using Strata.Analysis.Reporting.Explorer;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>Every layer in the plane, to zoom into, to pan, and to colour by label, prediction, cluster or error.</summary>
[Part("explorer", "Embedding explorer")]
sealed class ExplorerSection : IReportSection
{
    /// <inheritdoc/>
    public int Place => 60;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        if (ReportAssets.Charts is not { } charts)
        {
            body.Say("Apache ECharts, which draws the explorer, was not there when Strata was built: run `dotnet run scripts/setup.cs` where npm is, then build again.");
            return;
        }
        string data = JsonSerializer.Serialize(ExplorerData.Of(context), Json.Line).Replace("<", "\\u003c");
        body.Say("Each point is an image. The wheel zooms, dragging pans, the pointer shows an image, a click pins it below; the legend hides and shows.");
        body.Raw(ReportAssets.Text("explorer.html"));
        string command = context.Command("embed", string.Join(' ', context.Options.Embedders.Select(method => $"--method {method}")));
        body.Raw($"<details><summary>how to make the maps</summary><pre>{Html.Escape(command)}</pre></details>\n");
        body.Raw($"<script type=\"application/json\" id=\"explorer-data\">{data}</script>\n<script>{charts}</script>\n<script>\n{ReportAssets.Text("explorer.js")}</script>\n");
    }
}
