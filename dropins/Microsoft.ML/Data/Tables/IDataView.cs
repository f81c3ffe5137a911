namespace Microsoft.ML;

/// <summary>Rows of named, typed columns. Columns are computed when they are first read, and kept.</summary>
public interface IDataView
{
    DataViewSchema Schema { get; }

    /// <summary>The number of rows.</summary>
    long? GetRowCount();

    // Views are made by the drop-in alone: one of one's own does not compile.
    internal Data.Table Table { get; }
}
