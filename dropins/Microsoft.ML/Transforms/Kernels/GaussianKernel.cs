using System.Numerics.Tensors;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Transforms;

/// <summary>exp(-gamma |x - y|² / r), r the usual squared distance between two rows; its frequencies are normal.</summary>
public sealed class GaussianKernel : KernelBase
{
    readonly float _gamma;

    /// <param name="gamma">Above 0.</param>
    public GaussianKernel(float gamma = 1f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(gamma, 0);
        _gamma = gamma;
    }

    internal override float Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float distance = TensorPrimitives.Distance(x, y);
        return distance * distance;
    }

    internal override float Frequency(ref SplitMix random, double unit) => (float)(Math.Sqrt(2 * _gamma / unit) * random.Normal());
}
