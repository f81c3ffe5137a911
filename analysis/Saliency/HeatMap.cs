namespace Strata.Analysis.Saliency;

/// <summary>How much each place of an image, or of a coarser grid over it, speaks for a class.</summary>
/// <param name="Values">float32 [H,W]; above 0 for, below 0 against.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
sealed record HeatMap(float[] Values, int Height, int Width)
{
    /// <summary>The largest value.</summary>
    public float Largest => Values.Max();

    /// <summary>Where the largest value lies; the first of equal ones.</summary>
    public (int Y, int X) Peak
    {
        get
        {
            int place = Array.IndexOf(Values, Largest);
            return (place / Width, place % Width);
        }
    }

    /// <summary>The same over another grid, between the middles of cells by straight lines; beyond the outer middles their values.</summary>
    public HeatMap Resized(int height, int width)
    {
        if ((height, width) == (Height, Width))
            return this;
        float[] values = new float[height * width];
        for (int y = 0; y < height; y++)
        {
            (int above, int below, float down) = Between(y, height, Height);
            for (int x = 0; x < width; x++)
            {
                (int left, int right, float across) = Between(x, width, Width);
                float top = Mix(Values[above * Width + left], Values[above * Width + right], across);
                values[y * width + x] = Mix(top, Mix(Values[below * Width + left], Values[below * Width + right], across), down);
            }
        }
        return new HeatMap(values, height, width);
    }

    /// <summary>Pearson's correlation of two maps over the places of the finer one; NaN where one of them is the same everywhere.</summary>
    public static double Correlation(HeatMap first, HeatMap second)
    {
        (int height, int width) = (Math.Max(first.Height, second.Height), Math.Max(first.Width, second.Width));
        (float[] a, float[] b) = (first.Resized(height, width).Values, second.Resized(height, width).Values);
        (double meanA, double meanB) = (a.Average(value => (double)value), b.Average(value => (double)value));
        (double both, double ofA, double ofB) = (0, 0, 0);
        for (int i = 0; i < a.Length; i++)
        {
            (double x, double y) = (a[i] - meanA, b[i] - meanB);
            (both, ofA, ofB) = (both + x * y, ofA + x * x, ofB + y * y);
        }
        return ofA > 0 && ofB > 0 ? both / Math.Sqrt(ofA * ofB) : double.NaN;
    }

    static (int Before, int After, float Share) Between(int place, int wanted, int have)
    {
        float at = Math.Clamp((place + 0.5f) * have / wanted - 0.5f, 0, have - 1);
        int before = Math.Min((int)at, Math.Max(0, have - 2));
        return (before, Math.Min(before + 1, have - 1), at - before);
    }

    static float Mix(float from, float to, float share) => from + share * (to - from);
}
