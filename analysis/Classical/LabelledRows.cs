using Strata.Analysis.Numerics;

namespace Strata.Analysis.Classical;

/// <summary>What a classifier learns from.</summary>
public sealed record LabelledRows
{
    /// <param name="features">float32 [N,D], finite.</param>
    /// <param name="labels">N labels in 0..classes-1.</param>
    /// <param name="classes">C, at least 2.</param>
    /// <exception cref="InputException">A feature is NaN or infinite, a label is out of range, or all rows are of one class.</exception>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public LabelledRows(Matrix features, int[] labels, int classes)
    {
        if (features.Rows != labels.Length)
            throw new ArgumentException($"{features.Rows:N0} rows but {labels.Length:N0} labels", nameof(labels));
        features.RequireFinite("features to learn from");
        int wrong = Array.FindIndex(labels, label => (uint)label >= (uint)classes);
        if (wrong >= 0)
            throw new InputException($"label {labels[wrong]} of row {wrong:N0} is out of range: the classes are 0 to {classes - 1}");
        if (labels.Distinct().Count() < 2)
            throw new InputException("all rows to learn from are of one class: take more of them");
        (Features, Labels, Classes) = (features, labels, classes);
    }

    /// <summary>float32 [N,D].</summary>
    public Matrix Features { get; }

    /// <summary>N labels.</summary>
    public int[] Labels { get; }

    /// <summary>C.</summary>
    public int Classes { get; }
}
