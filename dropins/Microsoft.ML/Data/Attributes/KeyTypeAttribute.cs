namespace Microsoft.ML.Data;

/// <summary>Marks a uint member of a row class as a key: 1 to the count, 0 for missing.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class KeyTypeAttribute : Attribute
{
    public KeyTypeAttribute() => Count = uint.MaxValue;

    public KeyTypeAttribute(ulong count) => Count = count;

    internal ulong Count { get; }
}
