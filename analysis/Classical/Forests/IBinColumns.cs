namespace Strata.Analysis.Classical.Forests;

/// <summary>The bins of some rows, to be read feature by feature.</summary>
interface IBinColumns
{
    /// <summary>The features that vary among the rows, rising.</summary>
    ReadOnlySpan<int> Varying { get; }

    /// <summary>The bins of a feature, each at the place that its row is known by.</summary>
    ReadOnlySpan<byte> Of(int feature);
}
