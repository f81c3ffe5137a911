namespace Microsoft.ML;

/// <summary>Adds columns to a view.</summary>
public interface ITransformer
{
    /// <summary>The schema that a view of that schema has after <see cref="Transform"/>.</summary>
    DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>A view with the further columns, which are computed when they are first read.</summary>
    IDataView Transform(IDataView input);
}
