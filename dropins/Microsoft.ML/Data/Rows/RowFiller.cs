namespace Microsoft.ML.Data;

/// <summary>Fills the members of row objects from columns of the same names.</summary>
static class RowFiller
{
    /// <summary>Writes one row into an object.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing and must not be.</exception>
    public static Action<TRow, int> For<TRow>(Table table, RowMember[] members, bool ignoreMissingColumns)
    {
        List<Action<TRow, int>> fillers = [];
        foreach (RowMember member in members.Where(member => member.CanWrite))
        {
            if (ignoreMissingColumns && table.Schema.GetColumnOrNull(member.Name) is null)
                continue;
            TableColumn column = table.Column(member.Name, "row");
            fillers.Add((Action<TRow, int>)typeof(RowFiller)
                .GetMethod(nameof(Filler), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(typeof(TRow), member.ValueType).Invoke(null, [member, column])!);
        }
        return (row, index) => fillers.ForEach(fill => fill(row, index));
    }

    static Action<TRow, int> Filler<TRow, TValue>(RowMember member, TableColumn column)
    {
        Action<TRow, TValue> set = member.Setter<TRow, TValue>();
        Lazy<Func<int, TValue>> read = new(() => ColumnRows.Reader<TValue>(column));
        return (row, index) => set(row, read.Value(index));
    }
}
