using Strata.Analysis.Atlas;
using Strata.Analysis.Probes;
using Strata.Registry;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>What simple classifiers read out of each layer, and everything else that is known of it.</summary>
[Part("layers", "Layer by layer")]
sealed class LayerTableSection : IReportSection
{
    const int Width = 900, Height = 520;

    /// <inheritdoc/>
    public int Place => 45;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        ProbeReport probes = ProbeAnalysis.Run(context.Learned, context.Input, new ProbeOptions(), context.Shell);
        AtlasReport atlas = AtlasAnalysis.Join(context.Clusters, probes, context.Input, context.Shell);
        string train = $"--train-images {context.Learned.Images.Length}";
        foreach (ProbeCurve curve in probes.Curves)
            foreach ((int at, string sentence) in ProbeSentence.Of(curve).Index())
                body.Say(sentence, isFinding: at == 0);
        body.Picture("probes.svg", ProbePlot.Of(probes), Width, Height, "What a linear classifier and nearest neighbours recognise from each layer.",
            context.Command("probe", train));
        body.Table(Table(atlas), "layers.csv", $"Every layer: values of one image's vector, bytes of its map, the part of the image that one value sees, shares of units that never change and of zeros, unbiased linear CKA to the next layer, "
            + "effective rank of the vectors.", context.Command("atlas", train));
    }

    static ReportTable Table(AtlasReport atlas) => new(
        [
            new("model", "model"), new("layer", "layer"), new("operator", "operator"), new("shape", "shape"), new("width", "values", "N0"), new("bytes", "bytes", "N0"),
            new("weights", "weights", "N0"), new("multiplyAdds", "multiply-adds", "N0"), new("sees", "sees"),
            new("units", "units", "N0"), new("deadShare", "dead units, %", "0.0"), new("sparsity", "zeros, %", "0.0"),
            .. atlas.Networks[0].Rows[0].Clusters.Select(clusters => new ReportColumn($"{clusters.Method}.nmi", $"{clusters.Method} NMI", "0.000")),
            new("linear", "linear probe, %", "0.00"), new("neighbors", $"{atlas.Neighbors} neighbours, %", "0.00"), new("nextCka", "CKA to next", "0.000"),
            new("effectiveRank", "effective rank", "0.0"),
        ],
        [.. atlas.Networks.SelectMany(network => network.Rows.Select(row => Fields(network, row)))]);

    static object?[] Fields(AtlasNetwork network, AtlasRow row) =>
    [
        network.Model, row.Layer, row.Op, string.Join('x', row.Shape), row.Width, row.Bytes,
        row.Weights, row.MultiplyAdds, AtlasFiles.Sees(row), row.Units, 100 * row.DeadShare, 100 * row.Sparsity,
        .. row.Clusters.Select(clusters => (object)clusters.Nmi), 100 * row.Linear.Accuracy, 100 * row.Neighbors.Accuracy, row.NextCka, row.EffectiveRank,
    ];
}
