using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Learns which values occur and numbers them.</summary>
public sealed class ValueToKeyMappingEstimator : IEstimator<ValueToKeyMappingTransformer>
{
    readonly InputOutputColumnPair _columns;
    readonly int _most;
    readonly KeyOrdinality _order;
    readonly bool _asText;
    readonly IDataView? _keyData;

    internal ValueToKeyMappingEstimator(InputOutputColumnPair columns, int most, KeyOrdinality order, bool asText, IDataView? keyData)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        (_columns, _most, _order, _asText, _keyData) = (columns, most, order, asText, keyData);
    }

    /// <summary>The order of keys.</summary>
    public enum KeyOrdinality : byte
    {
        ByOccurrence = 0,
        ByValue = 1,
    }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing.</exception>
    /// <exception cref="InvalidOperationException">There is no value at all.</exception>
    public ValueToKeyMappingTransformer Fit(IDataView input)
    {
        TableColumn column = _keyData is null ? input.Table.Column(_columns.InputColumnName) : _keyData.Table.Column(_keyData.Schema[0].Name);
        object[] values = [.. column.Values.Cast<object?>().Where(ValueToKeyMappingTransformer.IsPresent).Distinct()!];
        if (_order == KeyOrdinality.ByValue)
            Array.Sort(values, column.Values is string[]? StringComparer.Ordinal : System.Collections.Comparer.DefaultInvariant);
        Array keys = Array.CreateInstance(column.Values.GetType().GetElementType()!, Math.Min(values.Length, _most));
        if (keys.Length == 0)
            throw new InvalidOperationException($"column '{column.Name}' holds no value to make keys of");
        Array.Copy(values, keys, keys.Length);
        return new ValueToKeyMappingTransformer(_columns, keys, _asText);
    }
}
