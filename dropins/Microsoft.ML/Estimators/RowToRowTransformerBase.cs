namespace Microsoft.ML.Data;

/// <summary>A transformer whose new values depend on the same row alone.</summary>
public abstract class RowToRowTransformerBase : ITransformer
{
    private protected RowToRowTransformerBase()
    {
    }

    public IDataView Transform(IDataView input) => input.Table.With(Outputs(input.Table));

    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Transform(SchemaTable.Of(inputSchema)).Schema;

    /// <summary>The further columns; nothing is computed yet.</summary>
    private protected abstract IEnumerable<TableColumn> Outputs(Table input);
}
