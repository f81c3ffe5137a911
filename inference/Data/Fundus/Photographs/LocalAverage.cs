namespace Strata.Data.Fundus.Photographs;

/// <summary>
/// The colour normalisation of the winner of Kaggle's competition of 2015 (Graham, "Kaggle Diabetic Retinopathy Detection competition
/// report"): 4 (x - G(x)) + 128, where G is a Gaussian of a thirtieth of the retina's radius, and grey outside 0.9 of the radius, where the
/// border would show.
/// </summary>
static class LocalAverage
{
    const double SigmaShare = 1 / 30.0;
    const double Kept = 0.9;
    const float Gain = 4;
    const byte Grey = 128;
    const int Channels = 3;

    /// <summary>Takes the local average colour away, in place.</summary>
    /// <param name="bgr">uint8 [side,side,3], a retina that fills the square.</param>
    /// <param name="side">Rows and columns.</param>
    public static void Remove(Span<byte> bgr, int side)
    {
        double radius = side / 2.0;
        float[] kernel = Gaussian(radius * SigmaShare);
        float[] rows = new float[bgr.Length], average = new float[bgr.Length];
        for (int at = 0; at < bgr.Length; at++)
            rows[at] = bgr[at];
        Blur(rows, average, kernel, side, along: Channels, across: side * Channels);
        Blur(average, rows, kernel, side, along: side * Channels, across: Channels);
        for (int pixel = 0; pixel < side * side; pixel++)
        {
            (double x, double y) = (pixel % side + 0.5 - radius, pixel / side + 0.5 - radius);
            bool isKept = x * x + y * y < Kept * Kept * radius * radius;
            for (int at = pixel * Channels; at < (pixel + 1) * Channels; at++)
                bgr[at] = isKept ? (byte)Math.Clamp(Gain * (bgr[at] - rows[at]) + Grey + 0.5f, 0, 255) : Grey;
        }
    }

    static float[] Gaussian(double sigma)
    {
        int reach = (int)Math.Ceiling(3 * sigma);
        double[] weights = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma)))];
        double sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }

    // Along one axis; beyond the edge its last pixel is repeated.
    static void Blur(float[] from, float[] to, float[] kernel, int side, int along, int across)
    {
        int reach = kernel.Length / 2;
        for (int line = 0; line < side; line++)
        {
            for (int place = 0; place < side; place++)
            {
                for (int channel = 0; channel < Channels; channel++)
                {
                    float sum = 0;
                    for (int i = 0; i < kernel.Length; i++)
                        sum += kernel[i] * from[line * across + Math.Clamp(place + i - reach, 0, side - 1) * along + channel];
                    to[line * across + place * along + channel] = sum;
                }
            }
        }
    }
}
