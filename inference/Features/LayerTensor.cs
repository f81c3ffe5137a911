using System.Text.Json.Serialization;

namespace Strata.Features;

/// <summary>A tensor inside a model that can be tapped: it holds floats, and its first axis is the batch.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Op">The operator that makes it, as in "Conv"; with its domain where that is not ONNX's own.</param>
/// <param name="Place">The place of that operator among all of the graph, from 0.</param>
/// <param name="Shape">The axes of one image's part: all but the first.</param>
/// <param name="Type">The element type, as in "float32".</param>
/// <param name="BytesPerImage">What one image takes, unpooled.</param>
/// <param name="IsLayer">Whether it counts as a layer where none are named (see <see cref="LayerList"/>).</param>
public sealed record LayerTensor(
    string Name, string Op, int Place, IReadOnlyList<long> Shape, string Type, long BytesPerImage, bool IsLayer)
{
    /// <summary>Weights of the operator that makes it: the constant numbers that it is given.</summary>
    public long Weights { get; init; }

    /// <summary>Multiply-adds of that operator for one image: those of convolutions and matrix products.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>Height and width of the part of the image that one of its values sees, at most; null where that is unknown.</summary>
    public IReadOnlyList<int>? ReceptiveField { get; init; }

    /// <summary>Values an image.</summary>
    [JsonIgnore]
    public long Size => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Whether it is a map [C,H,W] (or tokens [L,D]) that pooling shrinks, not a vector.</summary>
    [JsonIgnore]
    public bool IsMap => Shape.Count > 1 && (Shape.Count == 2 ? Shape[0] : Shape.Skip(1).Aggregate(1L, (product, size) => product * size)) > 1;
}
