namespace Microsoft.ML.Data;

/// <summary>The classes of rows.</summary>
/// <param name="Values">N classes in 0..Count-1.</param>
/// <param name="Count">The number of classes, at least 1.</param>
/// <param name="KeyValues">What each class stands for; null where that is not known.</param>
sealed record ClassLabels(int[] Values, int Count, Array? KeyValues)
{
    /// <summary>Reads a key column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or is no key.</exception>
    /// <exception cref="InvalidOperationException">A label is missing or out of range.</exception>
    public static ClassLabels Read(Table table, string name)
    {
        TableColumn column = table.Column(name, "label");
        if (column.Type is not KeyDataViewType { Count: <= int.MaxValue } key)
            throw Table.Mismatch("label", name, "a key (see MapValueToKey)", column.Type);
        uint[] keys = (uint[])column.Values;
        int missing = Array.FindIndex(keys, value => value == 0 || value > key.Count);
        if (missing >= 0)
            throw new InvalidOperationException($"row {missing:N0} has no label in column '{name}'");
        return new ClassLabels(Array.ConvertAll(keys, value => (int)value - 1), (int)key.Count, column.KeyValues);
    }
}
