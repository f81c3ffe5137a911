using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Scales every feature: (x - offset) * scale.</summary>
public sealed class NormalizingTransformer : OneToOneTransformerBase
{
    readonly float[] _scale;
    readonly float[] _offset;

    internal NormalizingTransformer(InputOutputColumnPair columns, float[] scale, float[] offset) : base(columns) =>
        (_scale, _offset) = (scale, offset);

    private protected override TableColumn Output(Table input)
    {
        TableColumn column = input.Column(Columns.InputColumnName);
        if (column.Size != _scale.Length)
            throw Table.Mismatch("input", column.Name, $"a vector of {_scale.Length} values", column.Type);
        return new TableColumn(Columns.OutputColumnName, column.Type, () => Scaled(input.Vectors(column.Name, "input")));
    }

    float[] Scaled(FloatMatrix x)
    {
        float[] scaled = new float[x.Values.Length];
        for (int row = 0; row < x.Rows; row++)
        {
            Span<float> target = scaled.AsSpan(row * x.Columns, x.Columns);
            TensorPrimitives.Subtract(x.Row(row), _offset, target);
            TensorPrimitives.Multiply(target, _scale, target);
        }
        return scaled;
    }
}
