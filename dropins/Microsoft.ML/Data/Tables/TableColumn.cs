namespace Microsoft.ML.Data;

/// <summary>
/// A named column whose values are computed on first use: one a row, or for vectors all rows one after another [N,Size].
/// Text is held as string, keys as uint.
/// </summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type.</param>
/// <param name="read">Computes the values.</param>
/// <param name="keyValues">What the keys stand for, in order.</param>
sealed class TableColumn(string name, DataViewType type, Func<Array> read, Array? keyValues = null)
{
    readonly Lazy<Array> _values = new(read);

    public string Name { get; } = name;

    public DataViewType Type { get; } = type;

    public Array? KeyValues { get; } = keyValues;

    public Array Values => _values.Value;

    /// <summary>Values a row.</summary>
    public int Size => Type is VectorDataViewType vector ? vector.Size : 1;

    public TableColumn Renamed(string name) => name == Name ? this : new TableColumn(name, Type, () => Values, KeyValues);
}
