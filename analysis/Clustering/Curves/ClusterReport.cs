namespace Strata.Analysis.Clustering.Curves;

/// <summary>All curves of one run of `cluster`.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="Images">Images that were clustered.</param>
/// <param name="Classes">Its classes' names, in label order.</param>
/// <param name="Clusters">How many clusters were asked for.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Curves">One for each network and method.</param>
public sealed record ClusterReport(
    string DataSet, string Split, int Images, IReadOnlyList<string> Classes, int Clusters, int Seed, IReadOnlyList<LayerCurve> Curves)
{
    /// <summary>What the curves show.</summary>
    public IReadOnlyList<string> Sentences => [.. Curves.Select(curve => curve.Sentence), .. CurveSentence.Agreement(Curves)];
}
