using Google.Protobuf;

namespace Strata.Onnx;

/// <summary>Attributes of ONNX nodes, typed as the specification wants them.</summary>
public static class NodeAttribute
{
    /// <summary>An INT attribute.</summary>
    public static AttributeProto Of(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    /// <summary>A FLOAT attribute.</summary>
    public static AttributeProto Of(string name, float value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    /// <summary>A STRING attribute, UTF-8.</summary>
    public static AttributeProto Of(string name, string value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    /// <summary>An INTS attribute.</summary>
    public static AttributeProto Of(string name, IEnumerable<long> values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints, Ints = { values } };

    /// <summary>A FLOATS attribute.</summary>
    public static AttributeProto Of(string name, IEnumerable<float> values) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Floats, Floats = { values } };

    /// <summary>A STRINGS attribute, UTF-8. Equal strings share their bytes: trees repeat two words a million times.</summary>
    public static AttributeProto Of(string name, IEnumerable<string> values)
    {
        Dictionary<string, ByteString> known = [];
        AttributeProto attribute = new() { Name = name, Type = AttributeProto.Types.AttributeType.Strings };
        foreach (string value in values)
        {
            if (!known.TryGetValue(value, out ByteString? bytes))
                known[value] = bytes = ByteString.CopyFromUtf8(value);
            attribute.Strings.Add(bytes);
        }
        return attribute;
    }
}
