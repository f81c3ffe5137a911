namespace Microsoft.ML.Data;

/// <summary>A column of keys: 1 to <see cref="Count"/> stand for values, 0 for a missing one.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <param name="type">The .NET type of a key; the drop-in holds UInt32 only.</param>
    /// <param name="count">How many values there are, at least 1.</param>
    /// <exception cref="ArgumentException">The type is no UInt32.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is 0.</exception>
    public KeyDataViewType(Type type, ulong count) : base(type)
    {
        if (!IsValidDataType(type))
            throw new ArgumentException($"a key is held as UInt32, not {type.Name}", nameof(type));
        ArgumentOutOfRangeException.ThrowIfZero(count);
        Count = count;
    }

    /// <param name="type">The .NET type of a key; the drop-in holds UInt32 only.</param>
    /// <param name="count">How many values there are, at least 1.</param>
    public KeyDataViewType(Type type, int count) : this(type, (ulong)Math.Max(count, 0))
    {
    }

    /// <summary>How many values there are.</summary>
    public ulong Count { get; }

    /// <summary>Whether keys can be held so.</summary>
    public static bool IsValidDataType(Type type) => type == typeof(uint);

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => other is KeyDataViewType key && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as DataViewType);

    /// <inheritdoc/>
    public override int GetHashCode() => Count.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"Key<UInt32, 0-{Count - 1}>";
}
