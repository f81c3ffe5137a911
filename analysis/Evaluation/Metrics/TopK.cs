using Strata.Registry;

namespace Strata.Analysis.Evaluation.Metrics;

/// <summary>The share of images whose class is among the k most probable, for k = 1 to 5 or the number of classes.</summary>
/// <remarks>The lower index wins a tie, so that top-1 is the accuracy (scikit-learn lets the higher one win).</remarks>
[Part("top-k", "share of images whose class is among the k most probable, k = 1 to 5")]
public sealed class TopK : IMetric
{
    const int Largest = 5;

    /// <inheritdoc/>
    public IEnumerable<Figure> Measure(Predictions predictions)
    {
        int[] ranks = new int[predictions.Classes];
        for (int i = 0; i < predictions.Count; i++)
            ranks[Rank(predictions.Row(i), predictions.Labels[i])]++;
        List<Figure> figures = [];
        for (int k = 1, hits = 0; k <= Math.Min(Largest, predictions.Classes); k++)
        {
            hits += ranks[k - 1];
            figures.Add(new Figure($"top{k}", $"top-{k} accuracy", hits / (double)predictions.Count));
        }
        return figures;
    }

    // How many classes come before the label: the more probable ones, and the equally probable ones of lower index.
    static int Rank(ReadOnlySpan<float> row, int label)
    {
        int rank = 0;
        for (int c = 0; c < row.Length; c++)
            if (row[c] > row[label] || (row[c] == row[label] && c < label))
                rank++;
        return rank;
    }
}
