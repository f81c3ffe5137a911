using Microsoft.ML.Randomness;

namespace Microsoft.ML.Transforms;

/// <summary>exp(-a |x - y|₁ / r), r the usual sum of differences between two rows; its frequencies are Cauchy distributed.</summary>
public sealed class LaplacianKernel : KernelBase
{
    readonly float _a;

    /// <param name="a">Above 0.</param>
    public LaplacianKernel(float a = 1f)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(a, 0);
        _a = a;
    }

    internal override float Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Abs(x[i] - y[i]);
        return sum;
    }

    internal override float Frequency(ref SplitMix random, double unit) => (float)(_a / unit * Math.Tan(Math.PI * (random.Unit() - 0.5)));
}
