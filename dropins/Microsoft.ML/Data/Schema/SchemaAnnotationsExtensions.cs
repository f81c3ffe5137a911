namespace Microsoft.ML.Data;

/// <summary>What columns say about their values.</summary>
public static class SchemaAnnotationsExtensions
{
    /// <summary>Whether the column knows what its keys stand for.</summary>
    /// <param name="column">The column.</param>
    /// <param name="keyValueItemType">The type that the values must have; any where null.</param>
    public static bool HasKeyValues(this DataViewSchema.Column column, PrimitiveDataViewType? keyValueItemType = null) =>
        column.KeyValues is { } values
        && (keyValueItemType is null || keyValueItemType.Equals(PrimitiveDataViewType.Of(values.GetType().GetElementType()!)));

    /// <summary>What the keys of a column stand for, in order. Text comes as ReadOnlyMemory of char.</summary>
    /// <exception cref="InvalidOperationException">The column has none of that type.</exception>
    public static void GetKeyValues<TValue>(this DataViewSchema.Column column, ref VBuffer<TValue> keyValues)
    {
        object? values = column.KeyValues is string[] text && typeof(TValue) == typeof(ReadOnlyMemory<char>)
            ? Array.ConvertAll(text, item => item.AsMemory()) : column.KeyValues;
        if (values is not TValue[] typed)
            throw new InvalidOperationException($"column '{column.Name}' has no key values of type {typeof(TValue).Name}");
        keyValues = new VBuffer<TValue>(typed.Length, [.. typed]);
    }
}
