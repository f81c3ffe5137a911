using Microsoft.ML.Randomness;

namespace Microsoft.ML.Transforms;

/// <summary>A kernel that depends on x - y alone; the distance in it is measured in units of what is usual between rows.</summary>
public abstract class KernelBase
{
    private protected KernelBase()
    {
    }

    /// <summary>The distance that the kernel falls with.</summary>
    internal abstract float Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y);

    /// <summary>Draws a component of a frequency from the kernel's Fourier transform.</summary>
    /// <param name="random">Where from.</param>
    /// <param name="unit">The usual distance, above 0.</param>
    internal abstract float Frequency(ref SplitMix random, double unit);
}
