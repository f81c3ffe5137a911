namespace Microsoft.ML.Data;

/// <summary>A column of numbers.</summary>
public sealed class NumberDataViewType : PrimitiveDataViewType
{
    readonly string _name;

    NumberDataViewType(Type rawType, string name) : base(rawType) => _name = name;

    public static NumberDataViewType SByte { get; } = new(typeof(sbyte), "SByte");
    public static NumberDataViewType Byte { get; } = new(typeof(byte), "Byte");
    public static NumberDataViewType Int16 { get; } = new(typeof(short), "Int16");
    public static NumberDataViewType UInt16 { get; } = new(typeof(ushort), "UInt16");
    public static NumberDataViewType Int32 { get; } = new(typeof(int), "Int32");
    public static NumberDataViewType UInt32 { get; } = new(typeof(uint), "UInt32");
    public static NumberDataViewType Int64 { get; } = new(typeof(long), "Int64");
    public static NumberDataViewType UInt64 { get; } = new(typeof(ulong), "UInt64");
    public static NumberDataViewType Single { get; } = new(typeof(float), "Single");
    public static NumberDataViewType Double { get; } = new(typeof(double), "Double");

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override string ToString() => _name;

    internal new static NumberDataViewType? Of(Type type) =>
        new[] { Single, Double, Int32, UInt32, Int64, UInt64, Byte, SByte, Int16, UInt16 }
            .FirstOrDefault(number => number.RawType == type);
}
