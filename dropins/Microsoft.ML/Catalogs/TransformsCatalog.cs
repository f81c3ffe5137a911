using Microsoft.ML.Randomness;

namespace Microsoft.ML;

/// <summary>Transforms; most are extension methods of this class.</summary>
public sealed class TransformsCatalog
{
    internal TransformsCatalog(SeedSource seeds) => (Seeds, Conversion) = (seeds, new ConversionTransforms());

    public ConversionTransforms Conversion { get; }

    internal SeedSource Seeds { get; }

    /// <summary>Conversions of types; extension methods of this class.</summary>
    public sealed class ConversionTransforms
    {
        internal ConversionTransforms()
        {
        }
    }
}
