using Strata.Analysis.Layers;
using Strata.Analysis.Similarity;
using Strata.Registry;
using Strata.Sessions;
using Strata.Storage;

namespace Strata.Analysis.Reporting.Sections;

/// <summary>Which layers of two networks see the same: the first with each of the others, or with itself where there is no other.</summary>
[Part("similarity", "Similarity of layers")]
sealed class SimilaritySection : IReportSection
{
    /// <inheritdoc/>
    public int Place => 50;

    /// <inheritdoc/>
    public void Write(SectionBody body, ReportContext context)
    {
        LayerInput input = context.MapInput;
        if (input.Models.Count == 1)
            Compare(body, context, input);
        foreach (ModelFile other in input.Models.Skip(1))
            Compare(body, context, input with { Models = [input.Models[0], other] });
    }

    static void Compare(SectionBody body, ReportContext context, LayerInput pair)
    {
        SimilarityReport report = SimilarityAnalysis.Run(pair, new SimilarityOptions(), context.Shell);
        string names = string.Join(' ', pair.Models.Select(ReportContext.Spell));
        string command = $"dotnet run --project analysis -- similarity {names} --dataset {report.DataSet} --images {pair.Images.Length} --seed {report.Seed}";
        body.Heading(report.IsOneNetwork ? $"{report.First} with itself" : $"{report.First} and {report.Second}");
        foreach (string sentence in report.Sentences)
            body.Say(sentence);
        body.SideBySide(() =>
        {
            foreach (SimilarityMap map in report.Maps)
            {
                (ScottPlot.Plot picture, int width, int height) = SimilarityPlot.Of(report, map);
                body.Picture($"{map.Measure}-{FileName.Of(report.First)}-{FileName.Of(report.Second)}.svg", picture, width, height,
                    $"{map.Title} of {map.Images:N0} images: 1 where two layers arrange the images alike.", command);
            }
        });
    }
}
