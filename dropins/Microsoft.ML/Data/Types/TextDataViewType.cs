namespace Microsoft.ML.Data;

/// <summary>A column of text; its members in row classes are strings.</summary>
public sealed class TextDataViewType : PrimitiveDataViewType
{
    TextDataViewType() : base(typeof(ReadOnlyMemory<char>))
    {
    }

    public static TextDataViewType Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override string ToString() => "String";
}
