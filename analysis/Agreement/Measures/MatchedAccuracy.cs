using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Analysis.Agreement.Measures;

/// <summary>The accuracy of clusters as a classifier, each named after one class in the way that makes it largest (<see cref="KuhnMunkres"/>).</summary>
[Part("matched-accuracy", "accuracy with clusters matched to classes one to one")]
public sealed class MatchedAccuracy : IAgreement
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(ClusterCase subject)
    {
        Contingency table = subject.Table;
        int[] rows = ClusterMatching.RowOfColumn(table);
        long right = Enumerable.Range(0, table.Clusters).Where(column => rows[column] >= 0).Sum(column => (long)table[rows[column], column]);
        return [new("matchedAccuracy", "matched accuracy", right / (double)table.Count)];
    }
}
