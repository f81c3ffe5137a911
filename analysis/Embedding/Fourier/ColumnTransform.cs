namespace Strata.Analysis.Embedding.Fourier;

/// <summary>
/// The discrete Fourier transform of length N down each of eight columns at once: a block is two arrays [N,8], real and imaginary
/// parts, so that every butterfly is a run of vector operations without a shuffle. Stockham's self-sorting form, decimation in
/// frequency (Van Loan 1992, section 1.7), for lengths whose only prime factors are 2, 3 and 5.
/// </summary>
public sealed class ColumnTransform
{
    /// <summary>Columns of a block.</summary>
    public const int Columns = 8;

    readonly Stage[] _stages;

    /// <param name="length">N, a product of 2, 3 and 5.</param>
    /// <exception cref="ArgumentException">N has another prime factor, or is below 1.</exception>
    public ColumnTransform(int length)
    {
        if (length < 1 || LengthFor(length) != length)
            throw new ArgumentException($"a transform of length {length} was asked for: give a product of 2, 3 and 5", nameof(length));
        Length = length;
        _stages = [.. Stages(length)];
    }

    /// <summary>N.</summary>
    public int Length { get; }

    /// <summary>The least length of at least <paramref name="least"/> that can be transformed.</summary>
    public static int LengthFor(int least)
    {
        for (int length = Math.Max(1, least); ; length++)
        {
            int rest = length;
            foreach (int prime in (ReadOnlySpan<int>)[2, 3, 5])
                while (rest % prime == 0)
                    rest /= prime;
            if (rest == 1)
                return length;
        }
    }

    /// <summary>
    /// X[k] = sum over n of x[n] exp(-2 pi i k n / N), in place. Swapping <paramref name="re"/> with <paramref name="im"/> gives the
    /// inverse, not divided by N.
    /// </summary>
    /// <param name="re">Real parts [N,8].</param>
    /// <param name="im">Imaginary parts [N,8].</param>
    /// <param name="spareRe">Room for [N,8]; what it holds afterwards means nothing.</param>
    /// <param name="spareIm">Room for [N,8]; what it holds afterwards means nothing.</param>
    /// <remarks>Every array holds at least 8 N numbers.</remarks>
    public void Run(double[] re, double[] im, double[] spareRe, double[] spareIm)
    {
        (double[] fromRe, double[] fromIm, double[] toRe, double[] toIm) = (re, im, spareRe, spareIm);
        foreach (Stage stage in _stages)
        {
            stage.Run(ref fromRe[0], ref fromIm[0], ref toRe[0], ref toIm[0]);
            (fromRe, fromIm, toRe, toIm) = (toRe, toIm, fromRe, fromIm);
        }
        if (_stages.Length % 2 == 0)
            return;
        Array.Copy(spareRe, re, Length * Columns);
        Array.Copy(spareIm, im, Length * Columns);
    }

    static IEnumerable<Stage> Stages(int length)
    {
        int stride = 1;
        for (int rest = length; rest > 1;)
        {
            int radix = rest % 4 == 0 ? 4 : rest % 2 == 0 ? 2 : rest % 3 == 0 ? 3 : 5;
            yield return new Stage(radix, rest / radix, stride * Columns);
            (rest, stride) = (rest / radix, stride * radix);
        }
    }
}
