using Microsoft.ML.Transforms;

namespace Microsoft.ML;

/// <summary>Conversions between values and keys.</summary>
public static class ConversionsExtensionsCatalog
{
    /// <summary>Numbers the values of a column: keys 1, 2, … in order of occurrence or of value.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The key column.</param>
    /// <param name="inputColumnName">The values; null for a column of the same name.</param>
    /// <param name="maximumNumberOfKeys">Values beyond it become the missing key.</param>
    /// <param name="keyOrdinality">The order of keys.</param>
    /// <param name="addKeyValueAnnotationsAsText">Keeps the values as text.</param>
    /// <param name="keyData">A view whose first column lists the values; null to take those of the data.</param>
    public static ValueToKeyMappingEstimator MapValueToKey(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null,
        int maximumNumberOfKeys = 1000000,
        ValueToKeyMappingEstimator.KeyOrdinality keyOrdinality = ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence,
        bool addKeyValueAnnotationsAsText = false, IDataView? keyData = null) =>
        new(new(outputColumnName, inputColumnName), maximumNumberOfKeys, keyOrdinality, addKeyValueAnnotationsAsText, keyData);

    /// <summary>Puts back the values that keys stand for.</summary>
    public static KeyToValueMappingEstimator MapKeyToValue(
        this TransformsCatalog.ConversionTransforms catalog, string outputColumnName, string? inputColumnName = null) =>
        new(new InputOutputColumnPair(outputColumnName, inputColumnName));
}
