using System.Runtime.InteropServices;
using System.Text;
using Strata.Data;
using Strata.Sessions;

namespace Strata.Analysis.Reporting;

/// <summary>The page around the sections: one file that asks for nothing from anywhere.</summary>
static class ReportPage
{
    /// <summary>The whole file.</summary>
    public static string Of(ReportContext context, IReadOnlyList<Section> sections, TimeSpan elapsed)
    {
        ImageSet set = context.Images;
        string models = string.Join(", ", context.Models.Select(model => model.Name));
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n");
        page.Append($"<title>{Html.Escape(models)} on {Html.Escape(set.Name)}</title>\n<style>\n{ReportAssets.Text("report.css")}</style>\n</head>\n<body>\n");
        page.Append($"<header><p class=\"brand\">Strata</p><h1>{Html.Escape(models)}</h1>\n<p>{set.Count:N0} images of {Html.Escape(set.Name)} ({Html.Escape(set.Split)}), "
            + $"{set.ClassNames.Count} classes, images of {Html.Escape(set.Shape.ToString())}</p></header>\n");
        AppendNavigation(page, sections);
        page.Append("<main>\n");
        AppendSummary(page, sections);
        foreach (Section section in sections)
            page.Append($"<section id=\"{section.Id}\"><h2>{Html.Escape(section.Title)}</h2>\n{section.Html}</section>\n");
        page.Append("</main>\n");
        AppendFooter(page, context, elapsed);
        page.Append($"<script>\n{ReportAssets.Text("sortable.js")}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    static void AppendNavigation(StringBuilder page, IReadOnlyList<Section> sections)
    {
        page.Append("<nav aria-label=\"sections\"><a href=\"#summary\">Summary</a>");
        foreach (Section section in sections)
            page.Append($"<a href=\"#{section.Id}\">{Html.Escape(section.Title)}</a>");
        page.Append("</nav>\n");
    }

    static void AppendSummary(StringBuilder page, IReadOnlyList<Section> sections)
    {
        page.Append("<section id=\"summary\"><h2>Summary</h2>\n<ul>\n");
        foreach (Section section in sections)
            foreach (string finding in section.Findings)
                page.Append($"<li>{Html.Escape(finding)} <a href=\"#{section.Id}\">{Html.Escape(section.Title)}</a></li>\n");
        page.Append("</ul></section>\n");
    }

    static void AppendFooter(StringBuilder page, ReportContext context, TimeSpan elapsed)
    {
        string version = typeof(ReportPage).Assembly.GetName().Version!.ToString(3);
        string layers = string.Join(' ', context.Options.Clusterers.Select(method => $"--cluster {method}").Concat(context.Options.Embedders.Select(method => $"--embed {method}")));
        page.Append("<footer><p>The whole page again:</p>\n"
            + $"<pre>{Html.Escape($"{context.Whole("report")} --images {context.Input.Images.Length} --seed {context.Input.Seed} {layers} --map-images {context.Options.MapImages}")}</pre>\n"
            + $"<p>Strata {version}, {Html.Escape(RuntimeVersion.Text)}, {Html.Escape(RuntimeInformation.FrameworkDescription)}, "
            + $"{Html.Escape(RuntimeInformation.OSDescription)}, {Environment.ProcessorCount} cores; {elapsed.TotalSeconds:0} s. Seed {context.Input.Seed}. "
            + $"Fingerprint of the images <code>{Fingerprint.Of(context.Images)}</code>. {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC.</p></footer>\n");
    }
}
