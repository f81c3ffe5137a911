using Strata.Analysis.Evaluation;

namespace Strata.Analysis.Agreement;

/// <summary>
/// A way to judge a clustering. One file each, marked [Part]; whatever it measures appears in every table, CSV and JSON.
/// </summary>
public interface IAgreement
{
    /// <summary>Measures one or more figures, each finite; none where it is not defined, as of a single cluster.</summary>
    IEnumerable<Figure> Measure(ClusterCase subject);
}
