using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Puts values back in the place of keys; the missing key becomes NaN, null or the type's zero.</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal KeyToValueMappingTransformer(InputOutputColumnPair columns) : base(columns)
    {
    }

    private protected override TableColumn Output(Table input)
    {
        TableColumn column = input.Column(Columns.InputColumnName);
        if (column.KeyValues is not { } values)
            throw Table.Mismatch("input", column.Name, "keys with known values", column.Type);
        PrimitiveDataViewType item = PrimitiveDataViewType.Of(values.GetType().GetElementType()!)!;
        DataViewType type = column.Type is VectorDataViewType vector ? new VectorDataViewType(item, vector.Dimensions) : item;
        return new TableColumn(Columns.OutputColumnName, type, () => Values((uint[])column.Values, values));
    }

    static Array Values(uint[] keys, Array values)
    {
        Array found = Array.CreateInstance(values.GetType().GetElementType()!, keys.Length);
        object? missing = found switch { float[] => float.NaN, double[] => double.NaN, _ => null };
        for (int i = 0; i < keys.Length; i++)
            found.SetValue(keys[i] == 0 ? missing : values.GetValue(keys[i] - 1), i);
        return found;
    }
}
