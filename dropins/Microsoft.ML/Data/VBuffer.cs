using System.Collections;

namespace Microsoft.ML.Data;

/// <summary>A vector, dense or sparse: values with the indices at which they stand, all others the default.</summary>
public readonly struct VBuffer<T> : IEnumerable
{
    readonly T[]? _values;
    readonly int[]? _indices;
    readonly int _count;

    public readonly int Length;

    /// <summary>A dense vector, or a sparse one where indices are given.</summary>
    public VBuffer(int length, T[] values, int[]? indices = null)
        : this(length, indices is null ? length : Math.Min(values.Length, indices.Length), values, indices)
    {
    }

    /// <summary>A vector of which the first <paramref name="count"/> values (and indices, in rising order) count.</summary>
    /// <exception cref="ArgumentException">The count does not fit the arrays or the length.</exception>
    public VBuffer(int length, int count, T[] values, int[]? indices)
    {
        if (count < 0 || count > length || count > values.Length || (indices is null ? count < length : count > indices.Length))
            throw new ArgumentException($"{count} values do not make a vector of {length}", nameof(count));
        (Length, _count, _values, _indices) = (length, count, values, count < length ? indices : null);
        // A vector with every value given is dense, whatever the order of its indices.
        if (count == length && indices is not null)
        {
            _values = new T[length];
            for (int i = 0; i < count; i++)
                _values[indices[i]] = values[i];
        }
    }

    public bool IsDense => _indices is null;

    /// <summary>All values of a dense vector, the given ones of a sparse one.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>Where the given values of a sparse vector stand; empty for a dense one.</summary>
    public ReadOnlySpan<int> GetIndices() => _indices is null ? [] : _indices.AsSpan(0, _count);

    public T GetItemOrDefault(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Length);
        if (IsDense)
            return _values![index];
        int at = GetIndices().BinarySearch(index);
        return at < 0 ? default! : _values![at];
    }

    /// <summary>Every value, those that are not given as the default.</summary>
    public IEnumerable<T> DenseValues()
    {
        T[] dense = new T[Length];
        CopyTo(dense);
        return dense;
    }

    /// <summary>Writes all <see cref="Length"/> values.</summary>
    public void CopyTo(Span<T> destination)
    {
        if (IsDense)
        {
            GetValues().CopyTo(destination);
            return;
        }
        destination[..Length].Clear();
        for (int i = 0; i < _count; i++)
            destination[_indices![i]] = _values![i];
    }

    /// <summary>Index and value of the given items, or of all.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (all || IsDense)
        {
            int next = 0;
            foreach (T value in DenseValues())
                yield return new(next++, value);
            yield break;
        }
        for (int i = 0; i < _count; i++)
            yield return new(_indices![i], _values![i]);
    }

    public IEnumerator GetEnumerator() => DenseValues().GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() =>
        IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";
}
