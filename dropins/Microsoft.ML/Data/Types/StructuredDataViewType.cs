namespace Microsoft.ML.Data;

/// <summary>The type of a column whose values have parts.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <param name="rawType">The .NET type of one value.</param>
    protected StructuredDataViewType(Type rawType) : base(rawType)
    {
    }
}
