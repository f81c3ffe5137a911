using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Gives a column a second name.</summary>
public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(InputOutputColumnPair columns) : base(new ColumnCopyingTransformer(columns))
    {
    }
}

/// <summary>Gives a column a second name.</summary>
public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal ColumnCopyingTransformer(InputOutputColumnPair columns) : base(columns)
    {
    }

    private protected override TableColumn Output(Table input) =>
        input.Column(Columns.InputColumnName).Renamed(Columns.OutputColumnName);
}
