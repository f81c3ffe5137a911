using Strata.Quantization.Calibration;

namespace Strata.Quantization;

/// <summary>
/// How 8 bits stand for real numbers: real = Scale · (code - Zero), codes 0 to 255 (Jacob et al. 2018, equation 1).
/// </summary>
/// <param name="Scale">The size of a step, above 0.</param>
/// <param name="Zero">The code of 0.</param>
public readonly record struct AffineCode(float Scale, byte Zero)
{
    // A tensor that is always 0 still needs a scale, and one below the normal numbers would lose its digits.
    const float SmallestScale = 1e-30f;

    /// <summary>The code that covers a range with 256 values, zero exactly among them.</summary>
    public static AffineCode Of(ActivationRange range)
    {
        float scale = (float)Math.Max(((double)range.High - range.Low) / byte.MaxValue, SmallestScale);
        return new AffineCode(scale, (byte)Math.Clamp(Math.Round(-range.Low / scale), 0, byte.MaxValue));
    }
}
