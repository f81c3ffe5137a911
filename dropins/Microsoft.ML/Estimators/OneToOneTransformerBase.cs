namespace Microsoft.ML.Data;

/// <summary>A transformer that makes one column of one column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(InputOutputColumnPair columns) => Columns = columns;

    private protected InputOutputColumnPair Columns { get; }

    private protected sealed override IEnumerable<TableColumn> Outputs(Table input) => [Output(input)];

    private protected abstract TableColumn Output(Table input);
}
