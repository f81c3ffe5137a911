using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Numerics;

namespace Microsoft.ML.Transforms;

/// <summary>Where each row lies along the principal axes: V (x - m).</summary>
public sealed class PrincipalComponentAnalysisTransformer : OneToOneTransformerBase
{
    readonly FloatMatrix _axes;
    readonly float[] _offsets;

    internal PrincipalComponentAnalysisTransformer(InputOutputColumnPair columns, FloatMatrix axes, float[] mean) : base(columns)
    {
        (_axes, _offsets) = (axes, new float[axes.Rows]);
        MatrixProduct.Multiply(mean, axes.Values, axes.Columns, _offsets);
    }

    private protected override TableColumn Output(Table input)
    {
        TableColumn column = input.Column(Columns.InputColumnName);
        if (column.Size != _axes.Columns)
            throw Table.Mismatch("input", column.Name, $"a vector of {_axes.Columns} values", column.Type);
        return new TableColumn(
            Columns.OutputColumnName, new VectorDataViewType(NumberDataViewType.Single, _axes.Rows), () => Project(input.Vectors(column.Name, "input")));
    }

    float[] Project(FloatMatrix x)
    {
        FloatMatrix places = MatrixProduct.Of(x, _axes);
        for (int row = 0; row < places.Rows; row++)
            TensorPrimitives.Subtract(places.Row(row), _offsets, places.Writable(row));
        return places.Values;
    }
}
