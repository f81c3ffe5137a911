using System.Numerics.Tensors;

namespace Strata.Quantization;

/// <summary>Weights as int8, symmetric, with one scale for each output channel.</summary>
/// <param name="Codes">int8, in the weights' own order.</param>
/// <param name="Scales">[channels].</param>
sealed record ChannelCode(sbyte[] Codes, float[] Scales)
{
    /// <summary>The largest code of full-range weights.</summary>
    public const int Full = 127;

    /// <summary>
    /// The largest code of 7-bit weights, whose products cannot overflow 16 bits where a processor adds them in pairs.
    /// </summary>
    public const int Reduced = 63;

    // A bias is an int32 in steps of input scale · weight scale: this many leave room for the sum that it is added to.
    const double MostBiasSteps = 1 << 30;

    /// <summary>Codes weights.</summary>
    /// <param name="weights">Row-major.</param>
    /// <param name="channels">The number of output channels.</param>
    /// <param name="isChannelFirst">Whether channels are the first axis, else the last of two.</param>
    /// <param name="bias">[channels], or empty.</param>
    /// <param name="inputScale">The step of what the weights are multiplied with.</param>
    /// <param name="largest">The largest code, <see cref="Full"/> or <see cref="Reduced"/>.</param>
    public static ChannelCode Of(
        ReadOnlySpan<float> weights, int channels, bool isChannelFirst, ReadOnlySpan<float> bias, float inputScale, int largest)
    {
        int perChannel = weights.Length / channels;
        (int step, int stride) = isChannelFirst ? (perChannel, 1) : (1, channels);
        float[] scales = new float[channels];
        sbyte[] codes = new sbyte[weights.Length];
        for (int channel = 0; channel < channels; channel++)
        {
            float most = 0;
            for (int i = 0, at = channel * step; i < perChannel; i++, at += stride)
                most = Math.Max(most, Math.Abs(weights[at]));
            double least = bias.IsEmpty ? 0 : Math.Abs(bias[channel]) / (inputScale * MostBiasSteps);
            float scale = scales[channel] = (float)Math.Max(Math.Max(most / (double)largest, least), 1e-30);
            for (int i = 0, at = channel * step; i < perChannel; i++, at += stride)
                codes[at] = (sbyte)Math.Clamp(MathF.Round(weights[at] / scale), -largest, largest);
        }
        return new ChannelCode(codes, scales);
    }

    /// <summary>The bias in steps of input scale · weight scale.</summary>
    public (int[] Codes, float[] Scales) Bias(ReadOnlySpan<float> bias, float inputScale)
    {
        float[] steps = new float[Scales.Length];
        TensorPrimitives.Multiply(Scales, inputScale, steps);
        int[] codes = new int[bias.Length];
        for (int channel = 0; channel < codes.Length; channel++)
            codes[channel] = (int)Math.Clamp(Math.Round((double)bias[channel] / steps[channel]), int.MinValue, int.MaxValue);
        return (codes, steps);
    }
}
