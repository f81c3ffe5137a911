namespace Strata.Statistics;

/// <summary>
/// How far predicted grades lie from the true ones, from sums that each image adds to: any weighting of images costs one pass.
/// </summary>
public record struct GradeAgreement
{
    double _weight, _distance, _squaredDistance, _labels, _squaredLabels, _predicted, _squaredPredicted;

    /// <summary>The agreement of N pairs, each counting once.</summary>
    /// <param name="labels">N true grades, 0 and up.</param>
    /// <param name="predicted">N predicted grades.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static GradeAgreement Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> predicted)
    {
        if (labels.Length != predicted.Length)
            throw new ArgumentException($"{labels.Length} labels but {predicted.Length} predictions", nameof(predicted));
        GradeAgreement agreement = new();
        for (int i = 0; i < labels.Length; i++)
            agreement.Add(labels[i], predicted[i], 1);
        return agreement;
    }

    /// <summary>Quadratic weighted kappa, 1 - Σ (l - p)² / Σ (l - p')² over the pairs there are and the pairs that chance would make
    /// of the same labels and predictions (Cohen 1968): 1 agrees, 0 is chance, below it is worse. 1 where all are one and the same grade.</summary>
    /// <remarks>Σ over pairs by chance is Σ l² + Σ p² - 2 Σ l Σ p / N, so no matrix is needed.</remarks>
    public readonly double Kappa
    {
        get
        {
            double chance = _squaredLabels + _squaredPredicted - 2 * _labels * _predicted / _weight;
            return chance <= 0 ? 1 : 1 - _squaredDistance / chance;
        }
    }

    /// <summary>The mean of |l - p|, in grades.</summary>
    public readonly double MeanDistance => _distance / _weight;

    /// <summary>The mean of (l - p)²: what a mistake costs where cost grows with the square of its distance, as in kappa.</summary>
    public readonly double MeanSquaredDistance => _squaredDistance / _weight;

    /// <summary>Counts a pair so many times more, or less where below 0.</summary>
    public void Add(int label, int predicted, double weight)
    {
        double distance = Math.Abs(label - predicted);
        _weight += weight;
        _distance += weight * distance;
        _squaredDistance += weight * distance * distance;
        _labels += weight * label;
        _squaredLabels += weight * label * label;
        _predicted += weight * predicted;
        _squaredPredicted += weight * predicted * predicted;
    }
}
