namespace Strata.Training.Losses;

/// <summary>How much an image of each class counts in the loss.</summary>
static class ClassWeights
{
    /// <summary>The kinds that --class-weights takes.</summary>
    public static string[] Kinds { get; } = ["none", "balanced"];

    /// <summary>
    /// The weight of each class, or null for "none". "balanced" gives class c the weight N / (K n_c), so that every class has the
    /// same say whatever its number of images; a class without images weighs 0.
    /// </summary>
    public static float[]? Of(string kind, IReadOnlyCollection<int> labels, int classes)
    {
        if (kind == "none")
            return null;
        int[] counts = new int[classes];
        foreach (int label in labels)
            counts[label]++;
        return Array.ConvertAll(counts, count => count == 0 ? 0 : (float)((double)labels.Count / classes / count));
    }
}
