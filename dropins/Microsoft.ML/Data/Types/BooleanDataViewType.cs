namespace Microsoft.ML.Data;

/// <summary>A column of true and false.</summary>
public sealed class BooleanDataViewType : PrimitiveDataViewType
{
    BooleanDataViewType() : base(typeof(bool))
    {
    }

    public static BooleanDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override string ToString() => "Boolean";
}
