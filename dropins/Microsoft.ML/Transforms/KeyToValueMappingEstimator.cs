using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Puts values back in the place of keys.</summary>
public sealed class KeyToValueMappingEstimator : TrivialEstimator<KeyToValueMappingTransformer>
{
    internal KeyToValueMappingEstimator(InputOutputColumnPair columns) : base(new KeyToValueMappingTransformer(columns))
    {
    }
}
