namespace Microsoft.ML.Data;

/// <summary>A column row by row, in the form that was asked for: T, T[] or VBuffer of T.</summary>
static class ColumnRows
{
    /// <summary>Reads single rows of a column.</summary>
    /// <exception cref="InvalidOperationException">The column holds something else.</exception>
    public static Func<int, TValue> Reader<TValue>(TableColumn column)
    {
        bool isVector = column.Type is VectorDataViewType;
        Type asked = typeof(TValue);
        object? reader = !isVector && column.Values is TValue[] values ? (Func<int, TValue>)(row => values[row])
            : isVector && asked.IsArray ? Vector(nameof(Arrays), asked.GetElementType()!, column)
            : isVector && asked.IsGenericType && asked.GetGenericTypeDefinition() == typeof(VBuffer<>)
                ? Vector(nameof(Buffers), asked.GetGenericArguments()[0], column)
            : null;
        return reader as Func<int, TValue> ?? throw new InvalidOperationException(
            $"column '{column.Name}' holds {column.Type}, which cannot be read as {asked.Name}");
    }

    static object? Vector(string form, Type item, TableColumn column) => column.Values.GetType().GetElementType() != item ? null
        : typeof(ColumnRows).GetMethod(form, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, [column]);

    static Func<int, T[]> Arrays<T>(TableColumn column)
    {
        (T[] values, int size) = ((T[])column.Values, column.Size);
        return row => values[(row * size)..((row + 1) * size)];
    }

    static Func<int, VBuffer<T>> Buffers<T>(TableColumn column)
    {
        Func<int, T[]> arrays = Arrays<T>(column);
        return row => new VBuffer<T>(column.Size, arrays(row));
    }
}
