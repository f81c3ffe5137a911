namespace Microsoft.ML.Data;

/// <summary>Reads one column.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of a column: T for single values, an array or VBuffer for vectors, string for text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    /// <exception cref="InvalidOperationException">It holds something else.</exception>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) =>
        Enumerable.Range(0, data.Table.Rows).Select(ColumnRows.Reader<T>(data.Table.Column(columnName)));

    /// <summary>The values of a column of this view's schema.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column) => data.GetColumn<T>(column.Name);
}
