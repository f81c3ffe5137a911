namespace Microsoft.ML.Data;

/// <summary>A table that has a schema but no values: what comes out of a transformer can be asked without data.</summary>
static class SchemaTable
{
    public static Table Of(DataViewSchema schema) => new(() => 0,
        [.. schema.Select(column => new TableColumn(column.Name, column.Type, NoValues, column.KeyValues))]);

    static Array NoValues() => throw new InvalidOperationException("a schema has no values");
}
