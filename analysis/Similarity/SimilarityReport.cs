using System.Text.Json.Serialization;

namespace Strata.Analysis.Similarity;

/// <summary>How layers are compared.</summary>
public sealed record SimilarityOptions
{
    /// <summary>Whether CKA takes the unbiased HSIC of Song et al. 2012; else the one of Kornblith et al. 2019.</summary>
    public bool IsUnbiased { get; init; } = true;

    /// <summary>Images whose distances are ranked for RSA, evenly over all, 3 and up; memory grows with the square.</summary>
    public int RankedImages { get; init; } = 1000;
}

/// <summary>The similarity of every layer of one network with every layer of another.</summary>
/// <param name="Measure">"cka" or "rsa".</param>
/// <param name="Images">Images that it was measured on.</param>
/// <param name="Values">[rows][columns]; NaN where a layer is the same for all images.</param>
public sealed record SimilarityMap(string Measure, int Images, double[][] Values)
{
    /// <summary>As in tables.</summary>
    [JsonIgnore]
    public string Title => Measure.ToUpperInvariant();
}

/// <summary>Everything that `similarity` found.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Split">Its split.</param>
/// <param name="First">The network of the rows.</param>
/// <param name="Second">The network of the columns; the same one where it is compared with itself.</param>
/// <param name="Rows">Pixels, then the first network's layers.</param>
/// <param name="Columns">Pixels, then the second network's layers.</param>
/// <param name="Estimator">"unbiased" or "biased": the HSIC in CKA.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Maps">One a measure.</param>
public sealed record SimilarityReport(
    string DataSet, string Split, string First, string Second, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, string Estimator,
    int Seed, IReadOnlyList<SimilarityMap> Maps)
{
    /// <summary>Whether a network is compared with itself.</summary>
    public bool IsOneNetwork => First == Second;

    /// <summary>What the maps show.</summary>
    public IReadOnlyList<string> Sentences => [.. Maps.SelectMany(map => SimilaritySentence.Of(this, map))];
}
