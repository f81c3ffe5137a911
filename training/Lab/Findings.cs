using System.Globalization;

namespace Strata.Training.Lab;

/// <summary>What the numbers of a study say, in sentences that name them.</summary>
public static class Findings
{
    /// <summary>A sentence for every group, and one for every run where the study compares with a reference.</summary>
    public static IReadOnlyList<string> Of(StudyPlan plan, IReadOnlyList<StudyRow> rows)
    {
        List<string> sentences = [.. rows.GroupBy(row => row.Group).Where(group => group.Count() > 1).Select(Spread)];
        if (plan.File.Reference is not { } named)
            return sentences;
        StudyRow reference = rows.FirstOrDefault(row => row.Group == named.Group && row.Name == named.Run)
            ?? throw new InputException($"study {plan.Name}: the reference {named.Run} of {named.Group} is none of its runs");
        return [.. sentences, .. rows.Where(row => row.Group == named.Group && row != reference).Select(row => Compare(row, reference))];
    }

    static string Spread(IGrouping<string, StudyRow> group)
    {
        StudyRow[] measured = [.. group.Where(row => double.IsFinite(Accuracy(row)))];
        if (measured.Length == 0)
            return $"{group.Key}: no run got through a first epoch.";
        (StudyRow best, StudyRow worst) = (measured.MaxBy(Accuracy)!, measured.MinBy(Accuracy)!);
        string spread = $"{group.Key}: best {best.Name} with {Percent(Accuracy(best))}, worst {worst.Name} with {Percent(Accuracy(worst))} on test";
        if (measured.Length > 1 && Accuracy(best) == Accuracy(worst))
            return $"{group.Key}: every run has {Percent(Accuracy(best))} on test: no difference shown.";
        return measured.Length < 2 ? $"{group.Key}: {best.Name} has {Percent(Accuracy(best))} on test."
            : Overlap(best, worst) ? $"{spread}; their 95 % intervals overlap: no difference shown." : $"{spread}.";
    }

    /// <summary>How a run differs from the reference, and why that may be.</summary>
    public static string Compare(StudyRow row, StudyRow reference)
    {
        if (!double.IsFinite(Accuracy(row)) || !double.IsFinite(Accuracy(reference)))
            return $"{row.Name}: cannot be compared with {reference.Name}, a run diverged.";
        (double points, double half) = Difference(row, reference);
        string change = string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {Percent(Accuracy(row))}, {points:+0.00;-0.00;0.00} points against {reference.Name}");
        string margin = string.Create(CultureInfo.InvariantCulture, $"±{half:0.00}");
        if (Math.Abs(points) <= half)
            return $"{change} ({margin}): no difference shown.";
        string? why = points > 0 ? row.Why?.Helps : row.Why?.Harms;
        return $"{change} ({margin}): it {(points > 0 ? "helps" : "harms")}{(why is null ? "" : $", {why}")}.";
    }

    /// <summary>How many points of test accuracy a run has more than another, and half of the 95 % interval of that.</summary>
    public static (double Points, double Margin) Difference(StudyRow row, StudyRow reference) =>
        (100 * (Accuracy(row) - Accuracy(reference)), 100 * Math.Sqrt(Square(HalfWidth(row)) + Square(HalfWidth(reference))));

    static double Accuracy(StudyRow row) => row.Figures["testAccuracy"];

    static double HalfWidth(StudyRow row) => (row.Figures["testAccuracyHigh"] - row.Figures["testAccuracyLow"]) / 2;

    static bool Overlap(StudyRow one, StudyRow other) =>
        one.Figures["testAccuracyLow"] <= other.Figures["testAccuracyHigh"] && other.Figures["testAccuracyLow"] <= one.Figures["testAccuracyHigh"];

    static double Square(double value) => value * value;

    static string Percent(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
