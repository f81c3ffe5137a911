namespace Microsoft.ML.Data;

/// <summary>The type of a column.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType) => RawType = rawType;

    /// <summary>The .NET type of one value.</summary>
    public Type RawType { get; }

    /// <summary>Whether both are the same type.</summary>
    public abstract bool Equals(DataViewType? other);
}
