using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Puts keys in the place of values; a value that was not learned becomes the missing key 0.</summary>
public sealed class ValueToKeyMappingTransformer : OneToOneTransformerBase
{
    readonly Dictionary<object, uint> _keys;
    readonly Array _keyValues;

    internal ValueToKeyMappingTransformer(InputOutputColumnPair columns, Array keyValues, bool asText) : base(columns)
    {
        _keys = keyValues.Cast<object>().Select((value, i) => (value, i)).ToDictionary(pair => pair.value, pair => (uint)pair.i + 1);
        _keyValues = !asText ? keyValues
            : (string[])[.. keyValues.Cast<object>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)!)];
    }

    internal static bool IsPresent(object? value) => value is not (null or float.NaN or double.NaN);

    private protected override TableColumn Output(Table input)
    {
        TableColumn column = input.Column(Columns.InputColumnName);
        KeyDataViewType key = new(typeof(uint), _keyValues.Length);
        DataViewType type = column.Type is VectorDataViewType vector ? new VectorDataViewType(key, vector.Dimensions) : key;
        return new TableColumn(Columns.OutputColumnName, type, () => Keys(column.Values), _keyValues);
    }

    uint[] Keys(Array values)
    {
        uint[] keys = new uint[values.Length];
        int next = 0;
        foreach (object? value in values)
            keys[next++] = IsPresent(value) ? _keys.GetValueOrDefault(value!) : 0;
        return keys;
    }
}
