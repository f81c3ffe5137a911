namespace Microsoft.ML.Data;

/// <summary>Puts columns of one type, single values or vectors, side by side as a vector.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    readonly string _output;
    readonly string[] _inputs;

    internal ColumnConcatenatingTransformer(string output, string[] inputs)
    {
        if (inputs.Length == 0)
            throw new ArgumentException("name at least one column to concatenate", nameof(inputs));
        (_output, _inputs) = (output, inputs);
    }

    private protected override IEnumerable<TableColumn> Outputs(Table input)
    {
        TableColumn[] columns = [.. _inputs.Select(name => input.Column(name))];
        PrimitiveDataViewType item = Item(columns[0]);
        if (columns.FirstOrDefault(column => column.Size == 0 || !Item(column).Equals(item)) is { } other)
            throw Table.Mismatch("input", other.Name, $"{item}, single or as a vector of a fixed size", other.Type);
        VectorDataViewType type = new(item, columns.Sum(column => column.Size));
        return [new TableColumn(_output, type, () => Join(columns, type.Size, input.Rows))];
    }

    static PrimitiveDataViewType Item(TableColumn column) =>
        column.Type is VectorDataViewType vector ? vector.ItemType : (PrimitiveDataViewType)column.Type;

    static Array Join(TableColumn[] columns, int size, int rows)
    {
        if (columns is [TableColumn only])
            return only.Values;
        Array joined = Array.CreateInstance(columns[0].Values.GetType().GetElementType()!, (long)rows * size);
        int offset = 0;
        foreach (TableColumn column in columns)
        {
            for (int row = 0; row < rows; row++)
                Array.Copy(column.Values, row * column.Size, joined, row * size + offset, column.Size);
            offset += column.Size;
        }
        return joined;
    }
}
