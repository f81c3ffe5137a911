using System.Globalization;
using System.Text;

namespace Strata.Analysis.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Key">Its name in CSV.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Format">How its numbers are spelled, as in "0.0000"; null for text.</param>
sealed record ReportColumn(string Key, string Title, string? Format = null);

/// <summary>A table of text and numbers.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Cells in their order: text, numbers, or null where there is nothing.</param>
sealed record ReportTable(IReadOnlyList<ReportColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>The table as HTML; every number cell carries its value, so that it is sorted by it.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="after">HTML that follows the caption.</param>
    public string ToHtml(string caption, string after)
    {
        StringBuilder html = new();
        html.Append($"<div class=\"table\"><table class=\"sortable\">\n<caption>{Html.Escape(caption)}{after}</caption>\n<thead><tr>");
        foreach (ReportColumn column in Columns)
            html.Append($"<th scope=\"col\"{Kind(column)}><button type=\"button\">{Html.Escape(column.Title)}</button></th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (object?[] row in Rows)
            html.Append("<tr>").AppendJoin("", row.Zip(Columns, Cell)).Append("</tr>\n");
        return html.Append("</tbody></table></div>\n").ToString();
    }

    static string Kind(ReportColumn column) => column.Format is null ? "" : " class=\"number\"";

    static string Cell(object? value, ReportColumn column)
    {
        if (value is null or double.NaN)
            return $"<td{Kind(column)}>–</td>";
        if (column.Format is null)
            return $"<td>{Html.Escape(Convert.ToString(value, CultureInfo.InvariantCulture)!)}</td>";
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        string sort = number.ToString("R", CultureInfo.InvariantCulture);
        return $"<td class=\"number\" data-value=\"{sort}\">{Html.Escape(number.ToString(column.Format, CultureInfo.InvariantCulture))}</td>";
    }
}
