namespace Strata.Data;

/// <summary>The figures of one split.</summary>
/// <param name="Split">"train" or "test".</param>
/// <param name="Count">The number of images.</param>
/// <param name="Shape">C, H, W.</param>
/// <param name="PerClass">The number of images of each class, in label order.</param>
/// <param name="Mean">The mean of each channel's pixels, 0 to 1.</param>
/// <param name="StandardDeviation">The standard deviation of each channel's pixels, in the same unit.</param>
/// <param name="Fingerprint">See <see cref="Data.Fingerprint"/>.</param>
public sealed record SplitDescription(
    string Split, int Count, int[] Shape, int[] PerClass, double[] Mean, double[] StandardDeviation, string Fingerprint)
{
    /// <summary>How many groups of images that belong together there are, as patients; null where each image stands alone.</summary>
    public int? Groups { get; init; }

    /// <summary>Describes a split.</summary>
    public static SplitDescription Of(ImageSet set)
    {
        int[] perClass = new int[set.ClassNames.Count];
        foreach (int label in set.Labels)
            perClass[label]++;
        (double Mean, double Deviation)[] channels = [.. Histograms(set).Select(Moments)];
        return new SplitDescription(
            set.Split, set.Count, [set.Shape.Channels, set.Shape.Height, set.Shape.Width], perClass,
            [.. channels.Select(channel => channel.Mean)], [.. channels.Select(channel => channel.Deviation)], Data.Fingerprint.Of(set))
        {
            Groups = set.Groups?.Distinct().Count(),
        };
    }

    // Whole numbers: the figures do not depend on an order of summation.
    static long[][] Histograms(ImageSet set)
    {
        int plane = set.Shape.Height * set.Shape.Width;
        long[][] histograms = [.. Enumerable.Range(0, set.Shape.Channels).Select(_ => new long[256])];
        for (int i = 0; i < set.Count; i++)
        {
            for (int channel = 0; channel < histograms.Length; channel++)
            {
                long[] histogram = histograms[channel];
                foreach (byte pixel in set.Image(i).Slice(channel * plane, plane))
                    histogram[pixel]++;
            }
        }
        return histograms;
    }

    static (double Mean, double Deviation) Moments(long[] histogram)
    {
        double count = histogram.Sum();
        double mean = histogram.Select((n, level) => (double)n * level).Sum() / count;
        double variance = histogram.Select((n, level) => n * (level - mean) * (level - mean)).Sum() / count;
        return (mean / 255, Math.Sqrt(variance) / 255);
    }
}
