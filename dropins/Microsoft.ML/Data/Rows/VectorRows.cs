namespace Microsoft.ML.Data;

/// <summary>Vectors of equal length, one after another.</summary>
sealed class VectorRows<T>(RowMember member, int expectedRows)
{
    readonly int _size = ((VectorDataViewType)member.ColumnType()).Size;
    T[] _values = new T[expectedRows * ((VectorDataViewType)member.ColumnType()).Size];
    int _rows;

    /// <summary>Room for one more vector.</summary>
    /// <exception cref="InvalidOperationException">It has another length than the column says, or the column says none.</exception>
    public Span<T> Next(int length)
    {
        if (_size == 0)
            throw new InvalidOperationException(
                $"column '{member.Name}' holds vectors but does not say how long they are: mark it [VectorType(size)]");
        if (length != _size)
            throw new InvalidOperationException($"row {_rows:N0} of column '{member.Name}' has {length} values instead of {_size}");
        int start = _rows++ * _size;
        if (start + _size > _values.Length)
            Array.Resize(ref _values, Math.Max(2 * _values.Length, 16 * _size));
        return _values.AsSpan(start, _size);
    }

    public T[] ToArray() => _values.Length == _rows * _size ? _values : _values[..(_rows * _size)];
}
