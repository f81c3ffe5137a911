using Strata.Quantization;
using Strata.Quantization.Calibration;
using Strata.Registry;

namespace Strata.Tests.Quantization;

public sealed class CalibrationTests
{
    public static TheoryData<string> Methods => [.. Parts<ICalibrationMethod>.Names];

    static ActivationHistogram Histogram(params float[] values)
    {
        ActivationHistogram histogram = new();
        Assert.True(histogram.Widen(values));
        histogram.Count(values);
        return histogram;
    }

    static ActivationRange Range(string method, ActivationHistogram histogram) => new QuantizationOptions { Method = method }.Rule()(histogram);

    static float[] Bell(int count, int seed = 3)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))];
    }

    [Theory, MemberData(nameof(Methods))]
    public void Ranges_hold_zero_and_lie_within_what_occurred(string method)
    {
        foreach (float[] values in new[] { Bell(5000), [.. Bell(5000).Select(Math.Abs)], [.. Bell(5000).Select(value => value - 9)], [5f], [-2f, -3f], [0f, 0f] })
        {
            ActivationRange range = Range(method, Histogram(values));
            Assert.InRange(range.Low, Math.Min(0, values.Min()), 0);
            Assert.InRange(range.High, 0, Math.Max(0, values.Max()));
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_tensor_that_is_always_zero_has_a_code(string method)
    {
        AffineCode code = AffineCode.Of(Range(method, Histogram(new float[100])));
        Assert.True(float.IsNormal(code.Scale));
        Assert.Equal(0, code.Zero);
    }

    [Fact]
    public void An_outlier_is_kept_by_min_max_and_cut_off_by_the_others()
    {
        ActivationHistogram histogram = Histogram([.. Bell(100_000).Select(Math.Abs), 40]);
        Assert.Equal(40, Range("min-max", histogram).High);
        Assert.InRange(Range("percentile:keep=99.9", histogram).High, 1, 2);
        Assert.InRange(Range("mean-squared-error", histogram).High, 1, 39);
    }

    [Fact]
    public void A_percentile_of_even_numbers_is_their_place()
    {
        // 0..9,999 without ends: 10 % in all are cut, 5 % above; below, the range goes on to zero.
        ActivationHistogram histogram = Histogram([.. Enumerable.Range(0, 10_000).Select(i => (float)i)]);
        ActivationRange range = Range("percentile:keep=90", histogram);
        Assert.Equal(0, range.Low);
        Assert.Equal(9_500, range.High, tolerance: 2 * histogram.BinWidth);
    }

    [Fact]
    public void Bins_count_every_value_once()
    {
        ActivationHistogram histogram = Histogram(-1, -0.5f, 0, 1, 1);
        Assert.Equal((-1f, 1f, 2.0 / ActivationHistogram.Bins), (histogram.Low, histogram.High, histogram.BinWidth));
        long[] counts = histogram.Counts.ToArray();
        Assert.Equal((5, 1, 1, 1, 2), (counts.Sum(), counts[0], counts[512], counts[1024], counts[^1]));
        Assert.False(new ActivationHistogram().Widen([1, float.NaN]));
        Assert.False(new ActivationHistogram().Widen([float.PositiveInfinity]));
    }

    [Theory]
    [InlineData(0f, 2.55f, 0.01f, 0)]
    [InlineData(-1f, 1.55f, 0.01f, 100)]
    [InlineData(-2.55f, 0f, 0.01f, 255)]
    public void Codes_are_as_worked_by_hand(float low, float high, float scale, byte zero)
    {
        AffineCode code = AffineCode.Of(new ActivationRange(low, high));
        Assert.Equal(scale, code.Scale, 1e-8f);
        Assert.Equal(zero, code.Zero);
    }
}
