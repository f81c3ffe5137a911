namespace Microsoft.ML.Data;

/// <summary>Collects one column from rows.</summary>
abstract class RowColumn<TRow>
{
    public abstract void Append(TRow row);

    public abstract Array ToArray();

    public static RowColumn<TRow> Of(RowMember member, int expectedRows)
    {
        Type kind = !member.IsVector ? typeof(ScalarColumn<,>) : member.IsBuffer ? typeof(BufferColumn<,>) : typeof(ArrayColumn<,>);
        return (RowColumn<TRow>)Activator.CreateInstance(kind.MakeGenericType(typeof(TRow), member.ItemType), member, expectedRows)!;
    }
}

/// <summary>One value a row.</summary>
sealed class ScalarColumn<TRow, T>(RowMember member, int expectedRows) : RowColumn<TRow>
{
    readonly Func<TRow, T> _get = member.Getter<TRow, T>();
    readonly List<T> _values = new(expectedRows);

    public override void Append(TRow row) => _values.Add(_get(row));

    public override Array ToArray() => _values.ToArray();
}

/// <summary>An array a row.</summary>
sealed class ArrayColumn<TRow, T>(RowMember member, int expectedRows) : RowColumn<TRow>
{
    readonly Func<TRow, T[]?> _get = member.Getter<TRow, T[]?>();
    readonly VectorRows<T> _rows = new(member, expectedRows);

    public override void Append(TRow row) => (_get(row) ?? []).CopyTo(_rows.Next(_get(row)?.Length ?? 0));

    public override Array ToArray() => _rows.ToArray();
}

/// <summary>A VBuffer a row.</summary>
sealed class BufferColumn<TRow, T>(RowMember member, int expectedRows) : RowColumn<TRow>
{
    readonly Func<TRow, VBuffer<T>> _get = member.Getter<TRow, VBuffer<T>>();
    readonly VectorRows<T> _rows = new(member, expectedRows);

    public override void Append(TRow row)
    {
        VBuffer<T> value = _get(row);
        value.CopyTo(_rows.Next(value.Length));
    }

    public override Array ToArray() => _rows.ToArray();
}
