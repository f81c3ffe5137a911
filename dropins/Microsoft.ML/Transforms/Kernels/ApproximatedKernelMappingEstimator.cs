using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Transforms;

/// <summary>Draws random Fourier features whose inner products approach a kernel (Rahimi, Recht 2007).</summary>
public sealed class ApproximatedKernelMappingEstimator : IEstimator<ApproximatedKernelTransformer>
{
    const int Pairs = 2500;

    readonly InputOutputColumnPair _columns;
    readonly int _rank;
    readonly bool _isCosAndSin;
    readonly KernelBase _kernel;
    readonly ulong _seed;

    internal ApproximatedKernelMappingEstimator(InputOutputColumnPair columns, int rank, bool isCosAndSin, KernelBase kernel, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        (_columns, _rank, _isCosAndSin, _kernel, _seed) = (columns, rank, isCosAndSin, kernel, seed);
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing or holds no float vectors.</exception>
    public ApproximatedKernelTransformer Fit(IDataView input)
    {
        FloatMatrix x = input.Table.Vectors(_columns.InputColumnName, "input");
        double unit = UsualDistance(x);
        SplitMix random = SplitMix.Stream(_seed, 1);
        FloatMatrix frequencies = FloatMatrix.Zero(_rank, x.Columns);
        for (int i = 0; i < frequencies.Values.Length; i++)
            frequencies.Values[i] = _kernel.Frequency(ref random, unit);
        float[]? phases = _isCosAndSin ? null : new float[_rank];
        for (int i = 0; i < phases?.Length; i++)
            phases[i] = (float)(2 * Math.PI * random.Unit());
        return new ApproximatedKernelTransformer(_columns, frequencies, phases);
    }

    // The median over random pairs; 1 where nothing can be learned from it.
    double UsualDistance(FloatMatrix x)
    {
        if (x.Rows < 2)
            return 1;
        SplitMix random = SplitMix.Stream(_seed, 0);
        float[] distances = new float[Pairs];
        for (int pair = 0; pair < Pairs; pair++)
        {
            int first = random.Below(x.Rows);
            int second = (first + 1 + random.Below(x.Rows - 1)) % x.Rows;
            distances[pair] = _kernel.Distance(x.Row(first), x.Row(second));
        }
        Array.Sort(distances);
        return distances[Pairs / 2] is > 0 and < float.PositiveInfinity and var median ? median : 1;
    }
}
