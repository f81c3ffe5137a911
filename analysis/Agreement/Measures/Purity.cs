using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Analysis.Agreement.Measures;

/// <summary>The share of images that are of the most frequent class of their cluster. It grows with the number of clusters.</summary>
[Part("purity", "share of images of the most frequent class of their cluster")]
public sealed class Purity : IAgreement
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(ClusterCase subject)
    {
        Contingency table = subject.Table;
        long right = Enumerable.Range(0, table.Clusters)
            .Sum(column => (long)Enumerable.Range(0, table.Classes).Max(row => table[row, column]));
        return [new("purity", "purity", right / (double)table.Count)];
    }
}
