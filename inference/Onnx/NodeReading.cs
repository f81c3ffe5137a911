namespace Strata.Onnx;

/// <summary>Reads nodes of other people's graphs.</summary>
public static class NodeReading
{
    /// <summary>Whether it is that operator of the default domain.</summary>
    public static bool Is(this NodeProto node, string op) => node.Domain is "" or "ai.onnx" && node.OpType == op;

    /// <summary>Whether it is one of those operators of the default domain.</summary>
    public static bool IsAny(this NodeProto node, IReadOnlySet<string> ops) => node.Domain is "" or "ai.onnx" && ops.Contains(node.OpType);

    /// <summary>The input at a place, or null where it is left out.</summary>
    public static string? InputAt(this NodeProto node, int place) =>
        place < node.Input.Count && node.Input[place] != "" ? node.Input[place] : null;

    /// <summary>An INT attribute, or what stands for one that is not there.</summary>
    public static long Integer(this NodeProto node, string name, long otherwise) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name)?.I ?? otherwise;

    /// <summary>A FLOAT attribute, or what stands for one that is not there.</summary>
    public static float Number(this NodeProto node, string name, float otherwise) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name)?.F ?? otherwise;

    /// <summary>The opset of the default domain that a model is written in.</summary>
    public static long Opset(this ModelProto model) =>
        model.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 1;
}
