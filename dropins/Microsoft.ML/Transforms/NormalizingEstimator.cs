using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the range of every feature.</summary>
public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    readonly InputOutputColumnPair _columns;
    readonly long _most;
    readonly bool _fixZero;

    internal NormalizingEstimator(InputOutputColumnPair columns, long most, bool fixZero)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (_columns, _most, _fixZero) = (columns, most, fixZero);
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing or holds no float vectors.</exception>
    public NormalizingTransformer Fit(IDataView input)
    {
        FloatMatrix x = input.Table.Vectors(_columns.InputColumnName, "input");
        (float[] least, float[] most) = Range(x, (int)Math.Min(x.Rows, _most));
        float[] scale = new float[x.Columns];
        float[] offset = new float[x.Columns];
        for (int f = 0; f < x.Columns; f++)
        {
            // With zero kept at zero the largest magnitude becomes 1; else the range becomes 0 to 1.
            float width = _fixZero ? Math.Max(Math.Abs(least[f]), Math.Abs(most[f])) : most[f] - least[f];
            scale[f] = width > 0 && float.IsFinite(width) ? 1 / width : 1;
            offset[f] = _fixZero || !float.IsFinite(width) ? 0 : least[f];
        }
        return new NormalizingTransformer(_columns, scale, offset);
    }

    static (float[] Least, float[] Most) Range(FloatMatrix x, int rows)
    {
        float[] least = new float[x.Columns];
        float[] most = new float[x.Columns];
        Array.Fill(least, float.PositiveInfinity);
        Array.Fill(most, float.NegativeInfinity);
        for (int row = 0; row < rows; row++)
        {
            System.Numerics.Tensors.TensorPrimitives.Min(x.Row(row), least, least);
            System.Numerics.Tensors.TensorPrimitives.Max(x.Row(row), most, most);
        }
        return (least, most);
    }
}
