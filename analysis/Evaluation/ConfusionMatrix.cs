namespace Strata.Analysis.Evaluation;

/// <summary>Counts [C,C]: how many images of each class (row) were taken for each class (column).</summary>
public sealed class ConfusionMatrix
{
    readonly int[] _counts;
    readonly int[] _support;
    readonly int[] _predicted;

    /// <param name="classes">C, at least 1.</param>
    /// <param name="labels">N true labels in 0..C-1.</param>
    /// <param name="predicted">N predicted labels in 0..C-1.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="IndexOutOfRangeException">A label is out of range.</exception>
    public ConfusionMatrix(int classes, ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted)
    {
        if (labels.Length != predicted.Length)
            throw new ArgumentException($"{labels.Length} labels but {predicted.Length} predictions", nameof(predicted));
        (Classes, Count) = (classes, labels.Length);
        (_counts, _support, _predicted) = (new int[classes * classes], new int[classes], new int[classes]);
        for (int i = 0; i < labels.Length; i++)
        {
            _support[labels[i]]++;
            _predicted[predicted[i]]++;
            _counts[labels[i] * classes + predicted[i]]++;
        }
    }

    /// <summary>C.</summary>
    public int Classes { get; }

    /// <summary>N, the sum of all cells.</summary>
    public int Count { get; }

    /// <summary>Images of class <paramref name="label"/> taken for <paramref name="predicted"/>.</summary>
    public int this[int label, int predicted] => _counts[label * Classes + predicted];

    /// <summary>Images of that class: the sum of its row.</summary>
    public int Support(int label) => _support[label];

    /// <summary>Images taken for that class: the sum of its column.</summary>
    public int Predicted(int label) => _predicted[label];

    /// <summary>Images whose class was predicted: the sum of the diagonal.</summary>
    public int Correct => Enumerable.Range(0, Classes).Sum(label => this[label, label]);

    /// <summary>The counts as rows, one array for each true class.</summary>
    public int[][] ToRows() => [.. _counts.Chunk(Classes)];
}
