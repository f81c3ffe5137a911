namespace Microsoft.ML.Data;

/// <summary>The type of a column with one value a row.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <param name="rawType">The .NET type of one value.</param>
    protected PrimitiveDataViewType(Type rawType) : base(rawType)
    {
    }

    /// <summary>The type that a member of a row class with that .NET type has as a column.</summary>
    /// <returns>null where there is none.</returns>
    internal static PrimitiveDataViewType? Of(Type type) =>
        type == typeof(string) ? TextDataViewType.Instance
        : type == typeof(bool) ? BooleanDataViewType.Instance
        : NumberDataViewType.Of(type);
}
