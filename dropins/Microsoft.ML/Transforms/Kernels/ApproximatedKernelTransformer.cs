using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>√(2/R) cos(W x + b), R values; or √(1/R) cos and sin of each W x, 2R values.</summary>
public sealed class ApproximatedKernelTransformer : OneToOneTransformerBase
{
    readonly FloatMatrix _frequencies;
    readonly float[]? _phases;

    internal ApproximatedKernelTransformer(InputOutputColumnPair columns, FloatMatrix frequencies, float[]? phases) : base(columns) =>
        (_frequencies, _phases) = (frequencies, phases);

    private protected override TableColumn Output(Table input)
    {
        TableColumn column = input.Column(Columns.InputColumnName);
        if (column.Size != _frequencies.Columns)
            throw Table.Mismatch("input", column.Name, $"a vector of {_frequencies.Columns} values", column.Type);
        int size = _phases is null ? 2 * _frequencies.Rows : _frequencies.Rows;
        return new TableColumn(
            Columns.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, size), () => Map(input.Vectors(column.Name, "input"), size));
    }

    float[] Map(FloatMatrix x, int size)
    {
        FloatMatrix turns = MatrixProduct.Of(x, _frequencies);
        float[] features = new float[checked(x.Rows * size)];
        float scale = MathF.Sqrt(2f / size);
        Parallel.For(0, x.Rows, row =>
        {
            Span<float> angles = turns.Writable(row);
            Span<float> target = features.AsSpan(row * size, size);
            if (_phases is null)
            {
                for (int i = 0; i < angles.Length; i++)
                    (target[2 * i + 1], target[2 * i]) = MathF.SinCos(angles[i]);
            }
            else
            {
                TensorPrimitives.Add(angles, _phases, angles);
                TensorPrimitives.Cos(angles, target);
            }
            TensorPrimitives.Multiply(target, scale, target);
        });
        return features;
    }
}
