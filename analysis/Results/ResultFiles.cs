using System.Text.Json;
using CsvHelper;
using Strata.Storage;

namespace Strata.Analysis.Results;

/// <summary>The files that every verb leaves: CSV for spreadsheets, JSON for programs. Each is written whole or not at all.</summary>
static class ResultFiles
{
    static readonly CsvWriterOptions s_format = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>Writes a table; a field that is null or NaN stays empty.</summary>
    /// <param name="path">The file, whose folder exists.</param>
    /// <param name="header">One name a column.</param>
    /// <param name="rows">Fields in the order of <paramref name="header"/>.</param>
    public static void WriteCsv(string path, string[] header, IEnumerable<object?[]> rows) => AtomicFile.Write(path, stream =>
    {
        using CsvWriter csv = CsvWriter.Create(stream, s_format, leaveOpen: true);
        csv.WriteHeader(header);
        foreach (object?[] row in rows)
        {
            foreach (object? field in row)
                csv.WriteField(field is null or double.NaN or float.NaN ? "" : field);
            csv.EndRecord();
        }
    });

    /// <summary>Writes summary.json: the last file of a verb, so that its presence says that all are there.</summary>
    public static void WriteSummary<T>(string folder, T summary) =>
        AtomicFile.WriteText(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(summary, Json.Indented) + "\n");
}
