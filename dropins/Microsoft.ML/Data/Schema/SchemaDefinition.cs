namespace Microsoft.ML.Data;

/// <summary>
/// The columns that a row class becomes, to be changed by hand where attributes cannot say it (a size known at run time only).
/// </summary>
public sealed class SchemaDefinition : List<SchemaDefinition.Column>
{
    SchemaDefinition(IEnumerable<Column> columns) : base(columns)
    {
    }

    /// <summary>The column of that name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public Column this[string columnName]
    {
        get => this[Place(columnName)];
        set => this[Place(columnName)] = value;
    }

    /// <summary>What the attributes of a class say.</summary>
    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both) =>
        new(RowMember.Of(userType).Where(member => !direction.HasFlag(Direction.Write) || member.CanWrite).Select(member => new Column(member)));

    /// <summary>The members as the definition wants them; all as their attributes say where it is null.</summary>
    internal static RowMember[] Members(Type row, SchemaDefinition? definition) => definition is null ? RowMember.Of(row)
        : [.. definition.Select(column => column.Member with { Name = column.ColumnName, GivenType = column.ColumnType })];

    int Place(string name)
    {
        int at = FindIndex(column => column.ColumnName == name);
        return at >= 0 ? at : throw new ArgumentOutOfRangeException(nameof(name), $"there is no column '{name}'");
    }

    /// <summary>What rows are for: to be read from, to be written to.</summary>
    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    /// <summary>One column.</summary>
    public sealed class Column
    {
        internal Column(RowMember member) => (Member, ColumnName, ColumnType) = (member, member.Name, member.ColumnType());

        internal RowMember Member { get; }

        public string MemberName => Member.Member.Name;

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }
    }
}
