using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;
using Microsoft.ML.Randomness;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the principal axes of a column of float vectors.</summary>
public sealed class PrincipalComponentAnalyzer : IEstimator<PrincipalComponentAnalysisTransformer>
{
    readonly InputOutputColumnPair _columns;
    readonly int _rank;
    readonly int _overSampling;
    readonly bool _isCentred;
    readonly ulong _seed;

    internal PrincipalComponentAnalyzer(InputOutputColumnPair columns, int rank, int overSampling, bool isCentred, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(overSampling);
        (_columns, _rank, _overSampling, _isCentred, _seed) = (columns, rank, overSampling, isCentred, seed);
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, holds no float vectors, or has fewer values a row than axes are asked for.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or a value is no finite number.</exception>
    public PrincipalComponentAnalysisTransformer Fit(IDataView input)
    {
        FloatMatrix x = Trainers.FeatureTable.Of(input.Table, _columns.InputColumnName).X;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_rank, x.Columns, "rank");
        float[] mean = _isCentred ? Mean(x) : new float[x.Columns];
        int width = Math.Min(_rank + _overSampling, x.Columns);
        return new PrincipalComponentAnalysisTransformer(_columns, RandomizedPca.Axes(x, mean, _rank, width, new SplitMix(_seed)), mean);
    }

    static float[] Mean(FloatMatrix x)
    {
        double[] sum = new double[x.Columns];
        for (int row = 0; row < x.Rows; row++)
            for (int f = 0; f < sum.Length; f++)
                sum[f] += x.Row(row)[f];
        TensorPrimitives.Divide(sum, x.Rows, sum);
        return Array.ConvertAll(sum, value => (float)value);
    }
}
