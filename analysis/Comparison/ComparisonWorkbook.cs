using ClosedXML.Excel;

namespace Strata.Analysis.Comparison;

/// <summary>A comparison for spreadsheet programs: a sheet of models, one of pairs and one that says what they are.</summary>
static class ComparisonWorkbook
{
    // Characters; measuring text would need the fonts of a desktop.
    const double Narrow = 14, Wide = 34;

    /// <summary>The bytes of an .xlsx file.</summary>
    public static byte[] Of(ComparisonReport report)
    {
        using XLWorkbook book = new();
        Fill(book.AddWorksheet("Models"), ComparisonFiles.ModelHeader(report), ComparisonFiles.ModelRows(report));
        Fill(book.AddWorksheet("Pairs"), ComparisonFiles.PairHeader, ComparisonFiles.PairRows(report));
        Fill(book.AddWorksheet("About"), ["what", "value"],
        [
            ["data set", report.DataSet], ["split", report.Split], ["images", report.Images], ["test", report.Test],
            ["correction", "Holm"], ["level", report.Level], ["resamples", report.Resamples], ["seed", report.Seed],
            .. report.Findings.Select(finding => (object?[])["finding", finding]),
        ]);
        using MemoryStream bytes = new();
        book.SaveAs(bytes);
        return bytes.ToArray();
    }

    static void Fill(IXLWorksheet sheet, string[] header, IEnumerable<object?[]> rows)
    {
        for (int column = 0; column < header.Length; column++)
            sheet.Cell(1, column + 1).Value = header[column];
        int last = 1;
        foreach (object?[] row in rows)
        {
            last++;
            for (int column = 0; column < row.Length; column++)
                Set(sheet.Cell(last, column + 1), row[column]);
        }
        sheet.Row(1).Style.Font.Bold = true;
        sheet.SheetView.FreezeRows(1);
        sheet.Range(1, 1, last, header.Length).SetAutoFilter();
        for (int column = 1; column <= header.Length; column++)
            sheet.Column(column).Width = sheet.Cell(2, column).DataType == XLDataType.Text ? Wide : Narrow;
    }

    // A name that looks like a number or a formula stays text.
    static void Set(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null or double.NaN:
                return;
            case string text:
                cell.SetValue(text);
                return;
            default:
                cell.SetValue(Convert.ToDouble(value));
                cell.Style.NumberFormat.Format = value is double number ? number is > 0 and < 1e-4 ? "0.00E+00" : "0.0000" : "#,##0";
                return;
        }
    }
}
