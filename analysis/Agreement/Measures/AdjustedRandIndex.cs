using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Analysis.Agreement.Measures;

/// <summary>
/// Pairs of images on which classes and clusters agree (together in both or apart in both), less what chance gives (Hubert and Arabie
/// 1985): 1 for equal partitions, about 0 for unrelated ones.
/// </summary>
[Part("adjusted-rand-index", "pairs of images on which classes and clusters agree, corrected for chance")]
public sealed class AdjustedRandIndex : IAgreement
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(ClusterCase subject) => [new("ari", "adjusted Rand index", Of(subject.Table), Worst: -1)];

    static double Of(Contingency table)
    {
        double squares = 0;
        for (int row = 0; row < table.Classes; row++)
            for (int column = 0; column < table.Clusters; column++)
                squares += Squared(table[row, column]);
        (double classes, double clusters) = (table.ClassSizes.Sum(Squared), table.ClusterSizes.Sum(Squared));
        // Ordered pairs: together in both, in the cluster alone, in the class alone, in neither.
        (double both, double cluster, double @class) = (squares - table.Count, clusters - squares, classes - squares);
        double neither = Squared(table.Count) - both - cluster - @class - table.Count;
        if (cluster == 0 && @class == 0)
            return 1;
        return 2 * (both * neither - cluster * @class)
            / ((both + @class) * (@class + neither) + (both + cluster) * (cluster + neither));
    }

    static double Squared(int size) => (double)size * size;
}
