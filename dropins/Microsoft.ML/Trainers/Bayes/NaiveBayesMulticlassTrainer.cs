using System.Numerics;
using System.Runtime.CompilerServices;
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
        int[][] present = [.. counts.Select(_ => new int[x.Columns])];
        for (int row = 0; row < x.Rows; row++)
        {
            counts[labels.Values[row]]++;
            Count(x.Row(row), present[labels.Values[row]]);
        }
        NaiveBayesMulticlassModelParameters model = new(counts, [.. present.Select(row => Array.ConvertAll(row, count => (long)count))]);
        return new(model, model, _features, labels.KeyValues);
    }

    // Compiled at full speed at once: all is over before the runtime would have found out that it is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Count(ReadOnlySpan<float> row, Span<int> present)
    {
        int f = 0;
        for (; f + Vector<float>.Count <= row.Length; f += Vector<float>.Count)
        {
            Vector<int> isAbove = Vector.GreaterThan(new Vector<float>(row[f..]), Vector<float>.Zero);
            (new Vector<int>(present[f..]) - isAbove).CopyTo(present[f..]);
        }
        for (; f < row.Length; f++)
            present[f] += row[f] > 0 ? 1 : 0;
    }
}
