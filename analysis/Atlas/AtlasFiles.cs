using Spectre.Console;
using Strata.Analysis.Results;
using Strata.Storage;

namespace Strata.Analysis.Atlas;

/// <summary>The report of `atlas` as a table for people and as files; summary.json is written last.</summary>
static class AtlasFiles
{
    const int Width = 960, Height = 800;

    static readonly string[] s_before =
    [
        "model", "layer", "operator", "shape", "pooling", "width", "bytes", "storedBytes", "weights", "multiplyAdds", "sees", "units", "deadUnits",
        "deadShare", "sparsity",
    ];
    static readonly string[] s_after =
        ["linear", "linearLow", "linearHigh", "neighbors", "neighborsLow", "neighborsHigh", "nextCka", "effectiveRank", "rankImages"];

    /// <summary>Writes atlas.csv, atlas.svg and summary.json.</summary>
    public static void Write(string folder, AtlasReport report)
    {
        string[] methods = [.. report.Networks[0].Rows[0].Clusters.Select(clusters => clusters.Method)];
        ResultFiles.WriteCsv(Path.Combine(folder, "atlas.csv"),
            [.. s_before, .. methods.SelectMany(method => new[] { $"{method}.nmi", $"{method}.accuracy" }), .. s_after],
            report.Networks.SelectMany(network => network.Rows.Select(row => Fields(network, row))));
        AtomicFile.WriteText(Path.Combine(folder, "atlas.svg"), AtlasPlot.Of(report).GetSvgXml(Width, Height));
        ResultFiles.WriteSummary(folder, report);
    }

    /// <summary>All networks, one after the other, a row a layer.</summary>
    public static Table Table(AtlasReport report)
    {
        Table table = new() { Border = TableBorder.Simple };
        string[] left = ["model", "layer", "operator", "shape"];
        string[] right =
        [
            "values", "bytes", "weights", "multiply-adds", "sees", "units", "dead", "zeros",
            .. report.Networks[0].Rows[0].Clusters.Select(clusters => $"{clusters.Method} NMI"),
            "linear", $"{report.Neighbors} neighbours", "CKA to next", "effective rank",
        ];
        foreach (string title in left)
            table.AddColumn(new TableColumn(title) { NoWrap = true });
        foreach (string title in right)
            table.AddColumn(new TableColumn(Markup.Escape(title)) { NoWrap = true, Alignment = Justify.Right });
        foreach (AtlasNetwork network in report.Networks)
            foreach (AtlasRow row in network.Rows)
                table.AddRow([.. Cells(network, row).Select(Markup.Escape)]);
        return table;
    }

    static string[] Cells(AtlasNetwork network, AtlasRow row) =>
    [
        row == network.Rows[0] ? network.Model ?? "" : "", row.Layer, row.Op ?? "", string.Join('x', row.Shape), $"{row.Width:N0}",
        ByteSize.Spell(row.Bytes), row.Weights == 0 ? "" : $"{row.Weights:N0}", row.MultiplyAdds == 0 ? "" : $"{row.MultiplyAdds:N0}", Sees(row),
        $"{row.Units:N0}", row.DeadUnits == 0 ? "" : $"{row.DeadUnits:N0} ({100 * row.DeadShare:0.0} %)",
        $"{100 * row.Sparsity:0.0} %", .. row.Clusters.Select(clusters => $"{clusters.Nmi:0.000}"), $"{row.Linear.Accuracy:0.0000}",
        $"{row.Neighbors.Accuracy:0.0000}", double.IsNaN(row.NextCka) ? "" : $"{row.NextCka:0.000}", $"{row.EffectiveRank:0.0}",
    ];

    /// <summary>The part of the image that one value sees, in words.</summary>
    public static string Sees(AtlasRow row) => row.ReceptiveField is { } field ? string.Join('x', field) : "?";

    static object?[] Fields(AtlasNetwork network, AtlasRow row) =>
    [
        network.Model ?? "", row.Layer, row.Op ?? "", string.Join('x', row.Shape), row.Pooling ?? "", row.Width, row.Bytes, row.StoredBytes,
        row.Weights, row.MultiplyAdds, Sees(row), row.Units, row.DeadUnits, row.DeadShare, row.Sparsity,
        .. row.Clusters.SelectMany(clusters => new object?[] { clusters.Nmi, clusters.Accuracy }),
        row.Linear.Accuracy, row.Linear.Low, row.Linear.High, row.Neighbors.Accuracy, row.Neighbors.Low, row.Neighbors.High, row.NextCka,
        row.EffectiveRank, row.RankImages,
    ];
}
