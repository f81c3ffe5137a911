using Strata.Data;
using Strata.Onnx;

namespace Strata.Fuzzing;

/// <summary>ONNX files to begin with.</summary>
static class OnnxSamples
{
    /// <summary>A network, the same with a branch in it, and one whose weights lie in another file.</summary>
    public static IReadOnlyList<byte[]> All()
    {
        ModelProto plain = SmallModel.Build(new ImageShape(1, 6, 6));
        ModelProto external = plain.Clone();
        TensorProto weights = external.Graph.Initializer[0];
        weights.ClearRawData();
        weights.DataLocation = TensorProto.Types.DataLocation.External;
        weights.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "weights.bin" });
        weights.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = "0" });
        weights.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = "144" });
        ModelProto nested = plain.Clone();
        nested.Graph.Node[3].Attribute.Add(new AttributeProto
        {
            Name = "body",
            Type = AttributeProto.Types.AttributeType.Graph,
            G = plain.Graph.Clone(),
        });
        return [OnnxFile.ToBytes(plain), OnnxFile.ToBytes(external), OnnxFile.ToBytes(nested)];
    }
}
