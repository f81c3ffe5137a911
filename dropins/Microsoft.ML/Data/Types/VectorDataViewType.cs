using System.Collections.Immutable;

namespace Microsoft.ML.Data;

/// <summary>A column of vectors.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    /// <param name="itemType">The type of one item.</param>
    /// <param name="size">Items a row; 0 where rows may differ.</param>
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0) : this(itemType, ImmutableArray.Create(size))
    {
    }

    /// <param name="itemType">The type of one item.</param>
    /// <param name="dimensions">Items a row along each axis; 0 where rows may differ.</param>
    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions) : this(itemType, ImmutableArray.Create(dimensions))
    {
    }

    /// <param name="itemType">The type of one item.</param>
    /// <param name="dimensions">Items a row along each axis; 0 where rows may differ.</param>
    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(typeof(VBuffer<>).MakeGenericType(itemType.RawType))
    {
        if (dimensions.Any(size => size < 0))
            throw new ArgumentOutOfRangeException(nameof(dimensions), "a vector has no negative size");
        (ItemType, Dimensions, Size) = (itemType, dimensions, dimensions.Aggregate(1, (product, size) => checked(product * size)));
    }

    public PrimitiveDataViewType ItemType { get; }

    public ImmutableArray<int> Dimensions { get; }

    /// <summary>Items a row; 0 where rows may differ.</summary>
    public int Size { get; }

    public bool IsKnownSize => Size > 0;

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) =>
        other is VectorDataViewType vector && vector.ItemType.Equals(ItemType) && vector.Dimensions.SequenceEqual(Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as DataViewType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ItemType, Size);

    /// <inheritdoc/>
    public override string ToString() =>
        IsKnownSize ? $"Vector<{ItemType}, {string.Join(", ", Dimensions)}>" : $"VarVector<{ItemType}>";
}
