using Strata.Onnx.Outlines;

namespace Strata.Onnx;

/// <summary>What a model file says of itself beside its weights, which are passed over: of any size, it is read in little memory.</summary>
/// <param name="Inputs">The sizes of each input, in the file's order; 0 where the file leaves one open.</param>
/// <param name="Metadata">What Strata wrote into it; defaults for other files.</param>
public sealed record ModelHead(IReadOnlyList<IReadOnlyList<long>> Inputs, ModelMetadata Metadata)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is missing, cannot be read, or is no ONNX model.</exception>
    public static ModelHead Read(string path)
    {
        using FileStream file = OnnxFile.OpenRead(path);
        ModelOutline outline = ModelCheck.Read(file, path);
        return new ModelHead(
            [.. (outline.Graph?.Input ?? []).Select(input => (long[])[.. (input.Type?.TensorType?.Shape?.Dim ?? []).Select(size => size.DimValue)])],
            ModelMetadata.From(outline.MetadataProps.DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value)));
    }
}
