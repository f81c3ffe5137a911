using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Trainers;

/// <summary>Naive Bayes on whether a feature is above 0 (Bernoulli).</summary>
public sealed class NaiveBayesMulticlassTrainer
    : TrainerEstimatorBase<MulticlassPredictionTransformer<NaiveBayesMulticlassModelParameters>, NaiveBayesMulticlassModelParameters>
{
    readonly string _label;
    readonly string _features;

    internal NaiveBayesMulticlassTrainer(string label, string features) => (_label, _features) = (label, features);

    private protected override MulticlassPredictionTransformer<NaiveBayesMulticlassModelParameters> Train(Table table)
    {
        ClassLabels labels = ClassLabels.Read(table, _label);
        FloatMatrix x = FeatureTable.Of(table, _features).X;
        long[] counts = new long[labels.Count];
        long[][] present = [.. counts.Select(_ => new long[x.Columns])];
        for (int row = 0; row < x.Rows; row++)
        {
            counts[labels.Values[row]]++;
            Count(x.Row(row), present[labels.Values[row]]);
        }
        NaiveBayesMulticlassModelParameters model = new(counts, present);
        return new(model, model, _features, labels.KeyValues);
    }

    static void Count(ReadOnlySpan<float> row, long[] present)
    {
        for (int f = 0; f < row.Length; f++)
            present[f] += row[f] > 0 ? 1 : 0;
    }
}
