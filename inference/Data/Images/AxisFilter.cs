namespace Strata.Data.Images;

/// <summary>
/// How the samples of one axis are made from those of another length. Where it shrinks, each is the mean of the stretch that it covers,
/// samples at the ends counted by their covered part (area, or box, interpolation); where it grows, it lies between the two nearest
/// (linear interpolation, half-pixel centres, the edge repeated).
/// </summary>
sealed class AxisFilter
{
    readonly int[] _first;
    readonly int[] _end;
    readonly float[] _weights;
    readonly int _taps;

    AxisFilter(int length, int taps) =>
        (_first, _end, _taps, _weights) = (new int[length], new int[length], taps, new float[length * taps]);

    /// <summary>Samples that it makes.</summary>
    public int Length => _first.Length;

    /// <summary>Makes a filter.</summary>
    /// <param name="size">Samples there are.</param>
    /// <param name="start">Where the stretch begins that is used, 0 to <paramref name="size"/>, in samples.</param>
    /// <param name="span">How long it is; at most up to <paramref name="size"/>.</param>
    /// <param name="length">Samples to make, at least 1.</param>
    public static AxisFilter Of(int size, double start, double span, int length) =>
        span >= length ? Area(size, start, span / length, length) : Linear(size, start, span / length, length);

    /// <summary>The sources of a sample, and a weight for each, which add up to 1.</summary>
    /// <param name="sample">0 to <see cref="Length"/> - 1.</param>
    /// <param name="first">The first source.</param>
    public ReadOnlySpan<float> Weights(int sample, out int first)
    {
        first = _first[sample];
        return _weights.AsSpan(sample * _taps, _end[sample] - first);
    }

    static AxisFilter Area(int size, double start, double scale, int length)
    {
        AxisFilter filter = new(length, (int)Math.Ceiling(scale) + 2);
        for (int i = 0; i < length; i++)
        {
            (double from, double to) = (start + i * scale, Math.Min(size, start + (i + 1) * scale));
            filter._first[i] = Math.Min(size - 1, (int)from);
            filter._end[i] = Math.Clamp((int)Math.Ceiling(to), filter._first[i] + 1, size);
            for (int source = filter._first[i]; source < filter._end[i]; source++)
                filter._weights[i * filter._taps + source - filter._first[i]] =
                    (float)((Math.Min(to, source + 1) - Math.Max(from, source)) / (to - from));
        }
        return filter;
    }

    static AxisFilter Linear(int size, double start, double scale, int length)
    {
        AxisFilter filter = new(length, taps: 2);
        for (int i = 0; i < length; i++)
        {
            double at = Math.Clamp(start + (i + 0.5) * scale - 0.5, 0, size - 1);
            filter._first[i] = (int)at;
            filter._end[i] = Math.Min(size, (int)at + 2);
            filter._weights[2 * i] = (float)(1 - (at - (int)at));
            filter._weights[2 * i + 1] = (float)(at - (int)at);
        }
        return filter;
    }
}
