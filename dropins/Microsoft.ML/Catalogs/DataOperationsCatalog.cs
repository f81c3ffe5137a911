using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>Puts data into views and takes it out.</summary>
public sealed class DataOperationsCatalog
{
    internal DataOperationsCatalog()
    {
    }

    /// <summary>
    /// A view of objects: every public field and property is a column. They are gone through once, on first use.
    /// </summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition? schemaDefinition = null) where TRow : class =>
        new RowSource<TRow>(data, SchemaDefinition.Members(typeof(TRow), schemaDefinition)).ToTable();

    /// <summary>The rows of a view as objects, their members filled from the columns of the same names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="InvalidOperationException">A column holds something else than the member.</exception>
    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false, SchemaDefinition? schemaDefinition = null)
        where TRow : class, new()
    {
        Table table = data.Table;
        Action<TRow, int> fill = RowFiller.For<TRow>(table, SchemaDefinition.Members(typeof(TRow), schemaDefinition), ignoreMissingColumns);
        TRow? shared = reuseRowObject ? new TRow() : null;
        return Enumerable.Range(0, table.Rows).Select(row =>
        {
            TRow filled = shared ?? new TRow();
            fill(filled, row);
            return filled;
        });
    }
}
