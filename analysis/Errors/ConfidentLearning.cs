namespace Strata.Analysis.Errors;

/// <summary>An image whose label may be wrong.</summary>
/// <param name="Image">Its place in the split.</param>
/// <param name="Label">The label that it has.</param>
/// <param name="Suggested">The class that it was counted for.</param>
/// <param name="SelfConfidence">The probability of its label, 0 to 1.</param>
/// <param name="Margin">That less the largest of any other class, -1 to 1.</param>
/// <param name="ExpectedDistance">Of grades, Σ_c p_c |c - label|: how far the probabilities are from its label, in grades; null of other classes.</param>
/// <param name="Agreeing">How many of all models take it for that class.</param>
sealed record LabelIssue(
    int Image, string Label, string Suggested, double SelfConfidence, double Margin, double? ExpectedDistance = null, int Agreeing = 0);

/// <summary>Where labels may be wrong.</summary>
/// <param name="Ranking">"margin", "self-confidence", or of grades "distance".</param>
/// <param name="Thresholds">[C]: the mean probability of each class over its images; NaN of a class without any.</param>
/// <param name="ConfidentJoint">[C][C]: images labelled as the row and confidently taken for the column.</param>
/// <param name="NoiseShare">The share of labels that are wrong by this estimate, 0 to 1.</param>
/// <param name="Candidates">Most suspicious first.</param>
/// <param name="Model">The model by whose probabilities this was found; null where nobody says.</param>
sealed record LabelIssues(
    string Ranking, double[] Thresholds, int[][] ConfidentJoint, double NoiseShare, IReadOnlyList<LabelIssue> Candidates, string? Model = null);

/// <summary>
/// Finds labels that may be wrong from predictions for images that no model learned from (Northcutt, Jiang and Chuang 2021, "Confident Learning:
/// Estimating Uncertainty in Dataset Labels", section 3).
/// </summary>
/// <remarks>
/// A class's threshold is its mean probability over the images labelled with it. An image counts, in the confident joint, for the most probable of
/// the classes that reach their thresholds; where that is not its label, it is a candidate. The share of wrong labels comes from the joint with each
/// row calibrated to the number of images so labelled. It is an estimate: a hard image with a right label is a candidate as well.
/// </remarks>
static class ConfidentLearning
{
    /// <summary>Finds the candidates.</summary>
    /// <param name="labels">N labels in 0..C-1.</param>
    /// <param name="probabilities">[N,C], each row a distribution.</param>
    /// <param name="classes">C names.</param>
    /// <param name="ranking">What ranks them.</param>
    /// <param name="areGrades">Whether the classes are grades.</param>
    public static LabelIssues Find(
        int[] labels, double[] probabilities, IReadOnlyList<string> classes, LabelRanking ranking = LabelRanking.Margin, bool areGrades = false)
    {
        double[] thresholds = Thresholds(labels, probabilities, classes.Count);
        int[][] joint = [.. classes.Select(_ => new int[classes.Count])];
        List<LabelIssue> candidates = [];
        for (int image = 0; image < labels.Length; image++)
        {
            ReadOnlySpan<double> row = probabilities.AsSpan(image * classes.Count, classes.Count);
            int counted = Counted(row, thresholds);
            if (counted < 0)
                continue;
            joint[labels[image]][counted]++;
            if (counted != labels[image])
                candidates.Add(new LabelIssue(
                    image, classes[labels[image]], classes[counted], row[labels[image]], Margin(row, labels[image]),
                    areGrades ? ExpectedDistance(row, labels[image]) : null));
        }
        return new LabelIssues(
            ranking.Spell(), thresholds, joint, NoiseShare(labels, joint),
            [.. candidates.OrderBy(issue => Suspicion(issue, ranking)).ThenBy(issue => issue.Image)]);
    }

    // Smallest first.
    static double Suspicion(LabelIssue issue, LabelRanking ranking) => ranking switch
    {
        LabelRanking.SelfConfidence => issue.SelfConfidence,
        LabelRanking.Distance => -issue.ExpectedDistance ?? throw new ArgumentException("classes without order have no distance", nameof(ranking)),
        _ => issue.Margin,
    };

    static double ExpectedDistance(ReadOnlySpan<double> row, int label)
    {
        double sum = 0;
        for (int c = 0; c < row.Length; c++)
            sum += row[c] * Math.Abs(c - label);
        return sum;
    }

    static double[] Thresholds(int[] labels, double[] probabilities, int classes)
    {
        double[] sums = new double[classes];
        int[] counts = new int[classes];
        for (int image = 0; image < labels.Length; image++)
        {
            sums[labels[image]] += probabilities[image * classes + labels[image]];
            counts[labels[image]]++;
        }
        return [.. sums.Zip(counts, (sum, count) => sum / count)];
    }

    // The most probable class that reaches its threshold; -1 where none does. Nothing reaches NaN.
    static int Counted(ReadOnlySpan<double> row, double[] thresholds)
    {
        int best = -1;
        for (int c = 0; c < row.Length; c++)
            if (row[c] >= thresholds[c] && (best < 0 || row[c] > row[best]))
                best = c;
        return best;
    }

    static double Margin(ReadOnlySpan<double> row, int label)
    {
        double other = 0;
        for (int c = 0; c < row.Length; c++)
            other = c == label ? other : Math.Max(other, row[c]);
        return row[label] - other;
    }

    // A class of whose images none was counted is taken to be right.
    static double NoiseShare(int[] labels, int[][] joint) => joint.Select((row, label) =>
        row.Sum() is > 0 and int counted ? labels.Count(each => each == label) * (counted - row[label]) / (double)counted : 0).Sum() / labels.Length;
}
