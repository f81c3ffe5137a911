using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Analysis.Agreement.Measures;

/// <summary>
/// Homogeneity: whether a cluster holds one class alone. Completeness: whether a class lies in one cluster alone. V: their harmonic mean
/// (Rosenberg and Hirschberg 2007).
/// </summary>
[Part("v-measure", "homogeneity, completeness and their harmonic mean V")]
public sealed class VMeasure : IAgreement
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(ClusterCase subject)
    {
        Contingency table = subject.Table;
        double mutual = Information.Mutual(table);
        double homogeneity = Share(mutual, Information.Entropy(table.ClassSizes, table.Count));
        double completeness = Share(mutual, Information.Entropy(table.ClusterSizes, table.Count));
        double sum = homogeneity + completeness;
        return
        [
            new("homogeneity", "homogeneity", homogeneity),
            new("completeness", "completeness", completeness),
            new("vMeasure", "V-measure", sum == 0 ? 0 : 2 * homogeneity * completeness / sum),
        ];
    }

    static double Share(double mutual, double entropy) => entropy == 0 ? 1 : Math.Min(1, mutual / entropy);
}
