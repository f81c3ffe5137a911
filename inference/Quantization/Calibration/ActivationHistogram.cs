using System.Numerics.Tensors;

namespace Strata.Quantization.Calibration;

/// <summary>
/// How often each value of a tensor occurred over the calibration images. First the ends are found (<see cref="Widen"/>), then,
/// in a second pass over the same images, the values between them are counted (<see cref="Count"/>).
/// </summary>
public sealed class ActivationHistogram
{
    /// <summary>Bins between the ends.</summary>
    public const int Bins = 2048;

    readonly long[] _counts = new long[Bins];

    /// <summary>The smallest value, or 0 where none is below.</summary>
    public float Low { get; private set; }

    /// <summary>The largest value, or 0 where none is above.</summary>
    public float High { get; private set; }

    /// <summary>Occurrences in each of the <see cref="Bins"/> equal parts of <see cref="Low"/> to <see cref="High"/>.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>The width of a bin.</summary>
    public double BinWidth => ((double)High - Low) / Bins;

    /// <summary>Moves the ends so that they hold these values.</summary>
    /// <returns>False where one of the values is no finite number.</returns>
    public bool Widen(ReadOnlySpan<float> values)
    {
        (Low, High) = (Math.Min(Low, TensorPrimitives.Min(values)), Math.Max(High, TensorPrimitives.Max(values)));
        return float.IsFinite(Low) && float.IsFinite(High);
    }

    /// <summary>Counts values, all between the ends.</summary>
    public void Count(ReadOnlySpan<float> values)
    {
        float low = Low, perUnit = High > Low ? (float)(Bins / ((double)High - Low)) : 0;
        long[] counts = _counts;
        foreach (float value in values)
            counts[Math.Clamp((int)((value - low) * perUnit), 0, Bins - 1)]++;
    }
}
