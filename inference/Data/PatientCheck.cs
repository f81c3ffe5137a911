namespace Strata.Data;

/// <summary>Proves that no patient is on both sides of a split: a network would know the other eye of those whom it is tested on.</summary>
static class PatientCheck
{
    const double Validation = 0.1;
    const int Seed = 1;

    /// <summary>Checks train against test, and what training holds out for validation against what it trains on.</summary>
    /// <param name="splits">The splits of one set; none where its images have no groups.</param>
    public static IReadOnlyList<DataCheck> Of(params IReadOnlyList<ImageSet> splits)
    {
        if (splits.Any(split => split.Groups is null))
            return [];
        DataCheck[] apart = splits is [var first, var second] ? [Apart($"{first.Split} and {second.Split}", first.Groups!, second.Groups!)] : [];
        return [.. apart, .. splits.Where(split => split.Split == "train").Select(HeldOut)];
    }

    static DataCheck HeldOut(ImageSet train)
    {
        StratifiedSplit split = StratifiedSplit.Of(train, Validation, Seed);
        DataCheck apart = Apart("training and validation", Patients(train, split.Train), Patients(train, split.Validation));
        string shares = string.Join(", ", train.ClassNames.Select((name, label) => $"{Share(train, split, label):0.0} % of {name}"));
        return apart with { Finding = $"{apart.Finding}; a tenth held out with seed {Seed} is {shares}" };
    }

    static DataCheck Apart(string subject, int[] one, int[] other)
    {
        (HashSet<int> left, HashSet<int> right) = ([.. one], [.. other]);
        int both = left.Count(right.Contains);
        string shared = both == 0 ? "none in both" : $"{both:N0} IN BOTH";
        return new DataCheck($"patients of {subject}", both == 0, $"{left.Count:N0} and {right.Count:N0}, {shared}");
    }

    static int[] Patients(ImageSet set, int[] indices) => Array.ConvertAll(indices, index => set.Groups![index]);

    static double Share(ImageSet set, StratifiedSplit split, int label)
    {
        int all = set.Labels.Count(each => each == label);
        return all == 0 ? 0 : 100.0 * split.Validation.Count(index => set.Labels[index] == label) / all;
    }
}
