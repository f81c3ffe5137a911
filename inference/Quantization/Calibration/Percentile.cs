using Strata.Registry;

namespace Strata.Quantization.Calibration;

[Part("percentile", "all but the rarest values at both ends; keep=99.99 is the share of values kept, in per cent")]
sealed class Percentile : ICalibrationMethod
{
    public Func<ActivationHistogram, ActivationRange> Build(PartParameters knobs)
    {
        double keep = knobs.Number("keep", 99.99, least: 50, most: 100) / 100;
        return histogram => Range(histogram, (1 - keep) / 2);
    }

    // Zero may be where most values are, as after ReLU: the range never ends before it.
    static ActivationRange Range(ActivationHistogram histogram, double cut)
    {
        ReadOnlySpan<long> counts = histogram.Counts;
        long total = 0;
        foreach (long count in counts)
            total += count;
        long spare = (long)(total * cut);
        int first = 0, last = counts.Length - 1;
        for (long left = spare; first < last && counts[first] <= left; first++)
            left -= counts[first];
        for (long left = spare; last > first && counts[last] <= left; last--)
            left -= counts[last];
        return ActivationRange.Around(
            (float)(histogram.Low + first * histogram.BinWidth), (float)(histogram.Low + (last + 1) * histogram.BinWidth));
    }
}
