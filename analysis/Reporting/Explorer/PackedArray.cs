using System.Runtime.InteropServices;

namespace Strata.Analysis.Reporting.Explorer;

/// <summary>Numbers as base64 of their little-endian bytes: a page with a million of them stays small and opens at once.</summary>
static class PackedArray
{
    /// <summary>Int16Array in the page.</summary>
    public static string Of(ReadOnlySpan<short> values) => Convert.ToBase64String(MemoryMarshal.AsBytes(values));

    /// <summary>Int16Array in the page, of values that fit.</summary>
    /// <exception cref="OverflowException">One does not.</exception>
    public static string Of(IEnumerable<int> values) => Of(values.Select(value => checked((short)value)).ToArray());

    /// <summary>Places [N,2] with both axes by one scale, so that all lie in -32,000..32,000: a distance means the same along both.</summary>
    public static string OfPlaces(double[] points)
    {
        const double Reach = 32_000;
        double[] xs = [.. points.Where((_, at) => at % 2 == 0)], ys = [.. points.Where((_, at) => at % 2 == 1)];
        (double middleX, double middleY) = ((xs.Min() + xs.Max()) / 2, (ys.Min() + ys.Max()) / 2);
        double half = Math.Max(xs.Max() - xs.Min(), ys.Max() - ys.Min()) / 2, scale = half > 0 ? Reach / half : 0;
        return Of(points.Select((value, at) => (int)Math.Round(scale * (value - (at % 2 == 0 ? middleX : middleY)))));
    }
}
