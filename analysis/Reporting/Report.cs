using System.Diagnostics;
using Strata.Analysis.Results;
using Strata.Registry;
using Strata.Storage;

namespace Strata.Analysis.Reporting;

/// <summary>What a page holds.</summary>
/// <param name="Id">The section's anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Findings">What it found.</param>
/// <param name="Seconds">What it took.</param>
sealed record SectionSummary(string Id, string Title, IReadOnlyList<string> Findings, double Seconds);

/// <summary>What `report` says of itself in summary.json.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Images">Images that were looked at.</param>
/// <param name="Models">The models, in the order they were named.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Page">The page.</param>
/// <param name="Seconds">What all of it took.</param>
/// <param name="Sections">The sections, from the top.</param>
sealed record ReportSummary(
    string DataSet, string Split, int Images, IReadOnlyList<string> Models, int Seed, string Page, double Seconds,
    IReadOnlyList<SectionSummary> Sections);

/// <summary>Writes the page: every registered section in its place, then the page around them.</summary>
static class Report
{
    /// <summary>The page's file.</summary>
    public const string Page = "index.html";

    /// <summary>Does all the work.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="context">Models, images, options.</param>
    public static ReportSummary Write(string folder, ReportContext context)
    {
        long start = Stopwatch.GetTimestamp();
        Section[] sections =
        [
            .. Parts<IReportSection>.All.Where(part => !context.Options.Without.Contains(part.Name)).OrderBy(part => part.Instance.Place)
                .Select(part => Build(part, folder, context)).Where(section => section.Html.Length > 0)
        ];
        string page = ReportPage.Of(context, sections, Stopwatch.GetElapsedTime(start));
        AtomicFile.WriteText(Path.Combine(folder, Page), page);
        ReportSummary summary = new(
            context.Images.Name, context.Images.Split, context.Images.Count, [.. context.Models.Select(model => model.Name)], context.Input.Seed,
            Path.Combine(folder, Page), Stopwatch.GetElapsedTime(start).TotalSeconds,
            [.. sections.Select(section => new SectionSummary(section.Id, section.Title, section.Findings, section.Seconds))]);
        ResultFiles.WriteSummary(folder, summary);
        return summary;
    }

    static Section Build(Part<IReportSection> part, string folder, ReportContext context)
    {
        context.Shell.Cancel.ThrowIfCancellationRequested();
        long start = Stopwatch.GetTimestamp();
        SectionBody body = new(folder);
        part.Instance.Write(body, context);
        return new Section(part.Name, part.Summary, body.Html, body.Findings, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }
}
