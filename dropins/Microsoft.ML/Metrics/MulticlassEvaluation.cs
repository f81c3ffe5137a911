using System.Numerics.Tensors;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Measures a multiclass model's scores against the truth.</summary>
static class MulticlassEvaluation
{
    const double LeastProbability = 1e-15;

    /// <param name="labels">N true classes.</param>
    /// <param name="scores">[N,C], higher is more probable; the lower class wins a tie.</param>
    /// <param name="topK">K of the top-K accuracies, 0 for none.</param>
    /// <exception cref="InvalidOperationException">There are no rows, or more classes than scores.</exception>
    public static MulticlassClassificationMetrics Of(ClassLabels labels, FloatMatrix scores, int topK)
    {
        int classes = Math.Max(scores.Columns, labels.Count);
        if (scores.Rows == 0)
            throw new InvalidOperationException("there are no rows to evaluate");
        if (labels.Values.Max() >= scores.Columns)
            throw new InvalidOperationException($"there are {labels.Count} classes but {scores.Columns} scores a row");
        double[][] counts = [.. Enumerable.Range(0, classes).Select(_ => new double[classes])];
        double[] losses = new double[classes];
        int[] ranks = new int[scores.Rows];
        for (int i = 0; i < scores.Rows; i++)
        {
            ReadOnlySpan<float> row = scores.Row(i);
            int label = labels.Values[i];
            counts[label][TensorPrimitives.IndexOfMax(row)]++;
            losses[label] -= Math.Log(Math.Clamp(row[label], LeastProbability, 1));
            ranks[i] = Rank(row, label);
        }
        double[] support = [.. counts.Select(row => row.Sum())];
        double logLoss = losses.Sum() / scores.Rows;
        double priorLoss = -support.Where(count => count > 0).Sum(count => count / scores.Rows * Math.Log(count / scores.Rows));
        topK = Math.Clamp(topK, 0, scores.Columns);
        return new MulticlassClassificationMetrics
        {
            MicroAccuracy = counts.Select((row, i) => row[i]).Sum() / scores.Rows,
            MacroAccuracy = counts.Select((row, i) => row[i] / support[i]).Where(double.IsFinite).Average(),
            LogLoss = logLoss,
            LogLossReduction = priorLoss == 0 ? 0 : 1 - logLoss / priorLoss,
            PerClassLogLoss = [.. losses.Zip(support, (loss, count) => count == 0 ? 0 : loss / count)],
            TopKPredictionCount = topK,
            TopKAccuracyForAllK = [.. Enumerable.Range(1, topK).Select(k => ranks.Count(rank => rank < k) / (double)scores.Rows)],
            ConfusionMatrix = new ConfusionMatrix(counts),
        };
    }

    // How many classes are more probable than the true one.
    static int Rank(ReadOnlySpan<float> row, int label)
    {
        int before = 0;
        for (int k = 0; k < row.Length; k++)
        {
            if (row[k] > row[label] || (row[k] == row[label] && k < label))
                before++;
        }
        return before;
    }
}
