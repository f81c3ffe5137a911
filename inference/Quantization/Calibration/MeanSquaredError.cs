using Strata.Registry;

namespace Strata.Quantization.Calibration;

/// <summary>
/// Tries ranges from everything down to a fifth and takes the one whose expected squared error is least. A value inside is
/// rounded, which costs step²/12 on average (Bennett 1948); a value outside is cut off, which costs its distance squared. Zero
/// costs nothing.
/// </summary>
[Part("mean-squared-error", "the range with the smallest expected squared error: fine steps against what is cut off")]
sealed class MeanSquaredError : ICalibrationMethod
{
    const int Candidates = 80;
    const double Smallest = 0.2;

    public Func<ActivationHistogram, ActivationRange> Build(PartParameters knobs) => Best;

    static ActivationRange Best(ActivationHistogram histogram)
    {
        ActivationRange best = ActivationRange.Around(histogram.Low, histogram.High);
        double least = double.PositiveInfinity;
        for (int i = 0; i <= Candidates; i++)
        {
            float share = (float)(1 - (1 - Smallest) * i / Candidates);
            ActivationRange range = new(histogram.Low * share, histogram.High * share);
            double error = Error(histogram, range);
            if (error < least)
                (best, least) = (range, error);
        }
        return best;
    }

    static double Error(ActivationHistogram histogram, ActivationRange range)
    {
        double width = histogram.BinWidth, step = ((double)range.High - range.Low) / byte.MaxValue, sum = 0;
        ReadOnlySpan<long> counts = histogram.Counts;
        for (int bin = 0; bin < counts.Length; bin++)
        {
            double start = histogram.Low + bin * width, middle = start + width / 2;
            if (start <= 0 && start + width > 0)
                continue;
            double outside = Math.Max(0, Math.Max(range.Low - middle, middle - range.High));
            sum += counts[bin] * (outside > 0 ? outside * outside : step * step / 12);
        }
        return sum;
    }
}
