using System.Text;
using ScottPlot;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Reporting;

/// <summary>
/// What a section writes: text, tables and pictures, one under the other. Tables and pictures are files beside the page as well, and say by
/// which command they are made.
/// </summary>
/// <param name="folder">The page's folder.</param>
sealed class SectionBody(string folder)
{
    readonly StringBuilder _html = new();
    readonly List<string> _findings = [];

    /// <summary>All that was written.</summary>
    public string Html => _html.ToString();

    /// <summary>What was found, in sentences.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>A paragraph.</summary>
    /// <param name="sentence">The text.</param>
    /// <param name="isFinding">Whether the page's summary repeats it.</param>
    public void Say(string sentence, bool isFinding = false)
    {
        if (isFinding)
            _findings.Add(sentence);
        _html.Append($"<p{(isFinding ? " class=\"finding\"" : "")}>{Reporting.Html.Escape(sentence)}</p>\n");
    }

    /// <summary>HTML as it is.</summary>
    public void Raw(string html) => _html.Append(html);

    /// <summary>A heading within the section.</summary>
    public void Heading(string text) => _html.Append($"<h3>{Reporting.Html.Escape(text)}</h3>\n");

    /// <summary>A picture: in the page, and as a file.</summary>
    /// <param name="file">The file's name, as in "training-loss.svg".</param>
    /// <param name="svg">The picture.</param>
    /// <param name="caption">What it shows; also for those who cannot see it.</param>
    /// <param name="command">The command that makes it.</param>
    public void Picture(string file, string svg, string caption, string command)
    {
        AtomicFile.WriteText(Path.Combine(folder, file), svg);
        string text = Reporting.Html.Escape(caption);
        _html.Append($"<figure><img src=\"{Reporting.Html.SvgAddress(svg)}\" alt=\"{text}\">\n<figcaption>{text}{How(command, file)}</figcaption></figure>\n");
    }

    /// <summary>A plot as a picture.</summary>
    public void Picture(string file, Plot plot, int width, int height, string caption, string command) =>
        Picture(file, plot.GetSvgXml(width, height), caption, command);

    /// <summary>Pictures side by side where there is room.</summary>
    public void SideBySide(Action pictures)
    {
        _html.Append("<div class=\"pictures\">\n");
        pictures();
        _html.Append("</div>\n");
    }

    /// <summary>A table that a click on a heading sorts; as a CSV file in full precision.</summary>
    public void Table(ReportTable table, string file, string caption, string command)
    {
        ResultFiles.WriteCsv(Path.Combine(folder, file), [.. table.Columns.Select(column => column.Key)], table.Rows);
        _html.Append(table.ToHtml(caption, How(command, file)));
    }

    static string How(string command, string file) =>
        $"<details><summary>how to make it</summary><pre>{Reporting.Html.Escape(command)}</pre>in <code>{Reporting.Html.Escape(file)}</code></details>";
}
