using Strata.Analysis.Evaluation;
using Strata.Registry;

namespace Strata.Analysis.Agreement.Measures;

/// <summary>
/// What clusters tell about classes: normalised by the mean of both entropies, 0 to 1; and the same less what chance gives (Vinh, Epps
/// and Bailey 2010), which does not grow with the number of clusters.
/// </summary>
[Part("mutual-information", "what clusters tell about classes: normalised, and corrected for chance")]
public sealed class MutualInformation : IAgreement
{
    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(ClusterCase subject)
    {
        Contingency table = subject.Table;
        bool trivial = table.Classes == 1 && table.Clusters == 1;
        double mutual = Information.Mutual(table);
        double mean = (Information.Entropy(table.ClassSizes, table.Count) + Information.Entropy(table.ClusterSizes, table.Count)) / 2;
        return
        [
            new("nmi", "normalised mutual information", trivial ? 1 : mutual <= double.Epsilon ? 0 : mutual / mean),
            new("ami", "adjusted mutual information", trivial ? 1 : Adjusted(mutual, mean, Information.ExpectedMutual(table)), Worst: -1),
        ];
    }

    // Where both chance and the best are 0 the quotient is kept finite, as scikit-learn does.
    static double Adjusted(double mutual, double mean, double expected)
    {
        double room = mean - expected;
        return (mutual - expected) / (room < 0 ? Math.Min(room, -Tiny) : Math.Max(room, Tiny));
    }

    const double Tiny = 2.220446049250313e-16;
}
