namespace Microsoft.ML.Data;

/// <summary>Objects as a table. They are gone through once, when the first value or the number of rows is asked for.</summary>
sealed class RowSource<TRow> where TRow : class
{
    readonly RowMember[] _members;
    readonly Lazy<(int Rows, Array[] Columns)> _read;

    public RowSource(IEnumerable<TRow> rows, RowMember[] members)
    {
        _members = members;
        _read = new(() => Read(rows));
    }

    public Table ToTable() => new(
        () => _read.Value.Rows,
        [.. _members.Select((member, i) => new TableColumn(member.Name, member.ColumnType(), () => _read.Value.Columns[i]))]);

    (int, Array[]) Read(IEnumerable<TRow> rows)
    {
        int expected = rows.TryGetNonEnumeratedCount(out int count) ? count : 0;
        RowColumn<TRow>[] columns = Array.ConvertAll(_members, member => RowColumn<TRow>.Of(member, expected));
        int read = 0;
        foreach (TRow row in rows)
        {
            foreach (RowColumn<TRow> column in columns)
                column.Append(row);
            read++;
        }
        return (read, Array.ConvertAll(columns, column => column.ToArray()));
    }
}
