namespace Microsoft.ML.Data;

/// <summary>The one kind of view that there is: columns in memory.</summary>
sealed class Table : IDataView
{
    readonly Func<int> _rows;
    readonly IReadOnlyList<TableColumn> _columns;

    /// <param name="rows">Counts the rows.</param>
    /// <param name="columns">The columns; a later one hides an earlier one of the same name.</param>
    public Table(Func<int> rows, IReadOnlyList<TableColumn> columns) =>
        (_rows, _columns, Schema) = (rows, columns, new DataViewSchema(columns));

    public DataViewSchema Schema { get; }

    public int Rows => _rows();

    Table IDataView.Table => this;

    public long? GetRowCount() => Rows;

    /// <summary>The same rows with further columns.</summary>
    public Table With(params IEnumerable<TableColumn> more) => new(_rows, [.. _columns, .. more]);

    /// <summary>The column that is seen under a name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">What it is wanted as, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public TableColumn Column(string name, string role = "input") => Schema.GetColumnOrNull(name) is { } found
        ? _columns[found.Index]
        : throw new ArgumentOutOfRangeException("inputSchema", $"Could not find {role} column '{name}': the columns are {Schema}");

    /// <summary>A column of float vectors as a matrix.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none, or it is no vector of Single of a fixed size.</exception>
    public Numerics.FloatMatrix Vectors(string name, string role = "feature")
    {
        TableColumn column = Column(name, role);
        if (column.Type is not VectorDataViewType { IsKnownSize: true } vector || !vector.ItemType.Equals(NumberDataViewType.Single))
            throw Mismatch(role, name, "a vector of Single with a fixed size (see VectorType)", column.Type);
        return new((float[])column.Values, Rows, vector.Size);
    }

    /// <summary>The complaint about a column of a wrong type.</summary>
    public static ArgumentOutOfRangeException Mismatch(string role, string name, string expected, DataViewType found) =>
        new("inputSchema", $"Schema mismatch for {role} column '{name}': expected {expected}, got {found}");
}
