using Strata.Analysis.Evaluation;

namespace Strata.Analysis.Reporting;

/// <summary>What a page is to show.</summary>
sealed record ReportOptions
{
    /// <summary>How layers are clustered, as `cluster --method` takes it.</summary>
    public IReadOnlyList<string> Clusterers { get; init; } = ["kmeans", "ward:sample=2000"];

    /// <summary>How layers are drawn in the plane, as `embed --method` takes it.</summary>
    public IReadOnlyList<string> Embedders { get; init; } = ["tsne"];

    /// <summary>Images in the embedding explorer, 4 and up.</summary>
    public int MapImages { get; init; } = 2_000;

    /// <summary>Where a person says that the classes are grades, the lowest grade that is referred; null to go by the data and the models.</summary>
    public Grading? Grading { get; init; }

    /// <summary>Sections to leave out, by their anchors.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}
