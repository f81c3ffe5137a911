using System.Collections;

namespace Microsoft.ML;

/// <summary>The columns of a view, in order. A later column hides an earlier one of the same name.</summary>
public sealed partial class DataViewSchema : IReadOnlyList<DataViewSchema.Column>
{
    readonly Column[] _columns;

    internal DataViewSchema(IReadOnlyList<Data.TableColumn> columns)
    {
        Dictionary<string, int> last = [];
        for (int i = 0; i < columns.Count; i++)
            last[columns[i].Name] = i;
        _columns = [.. columns.Select((column, i) => new Column(column, i, isHidden: last[column.Name] != i))];
    }

    public int Count => _columns.Length;

    public Column this[int columnIndex] => _columns[columnIndex];

    /// <summary>The column that is seen under that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public Column this[string name] => GetColumnOrNull(name)
        ?? throw new ArgumentOutOfRangeException(nameof(name), $"Column '{name}' not found: the columns are {Names()}");

    public Column? GetColumnOrNull(string name)
    {
        int at = Array.FindLastIndex(_columns, column => column.Name == name);
        return at < 0 ? null : _columns[at];
    }

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Count} columns: {string.Join(", ", _columns.Select(column => column.ToString()))}";

    string Names() => string.Join(", ", _columns.Where(column => !column.IsHidden).Select(column => column.Name));
}
