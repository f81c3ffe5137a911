using Strata.Registry;

namespace Strata.Onnx;

/// <summary>Small edits of a model in memory: metadata, and outputs for tensors inside the graph.</summary>
public static class ModelEditing
{
    /// <summary>The value of a metadata key, or null.</summary>
    public static string? GetMetadata(this ModelProto model, string key) =>
        model.MetadataProps.FirstOrDefault(entry => entry.Key == key)?.Value;

    /// <summary>Sets a metadata key.</summary>
    public static void SetMetadata(this ModelProto model, string key, string value)
    {
        if (model.MetadataProps.FirstOrDefault(entry => entry.Key == key) is { } entry)
            entry.Value = value;
        else
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
    }

    /// <summary>Every tensor that a node of the main graph makes, in order.</summary>
    public static IEnumerable<string> NodeOutputs(this ModelProto model) =>
        model.Graph.Node.SelectMany(node => node.Output).Where(name => name != "");

    /// <summary>A copy of the model whose graph also puts out the named tensors. One that is an output already stays so, once.</summary>
    /// <remarks>A tensor without type information gets an output without one; the runtime infers it.</remarks>
    /// <exception cref="InputException">The graph has no such tensor; the message offers the nearest.</exception>
    public static ModelProto WithOutputs(this ModelProto model, IEnumerable<string> tensors)
    {
        ModelProto edited = model.Clone();
        string[] known = [.. edited.NodeOutputs()];
        HashSet<string> present = [.. edited.Graph.Output.Select(output => output.Name)];
        foreach (string tensor in tensors)
        {
            if (!known.Contains(tensor))
                throw Nearest.Unknown("tensor", tensor, known);
            if (present.Add(tensor))
                edited.Graph.Output.Add(
                    edited.Graph.ValueInfo.FirstOrDefault(info => info.Name == tensor)?.Clone() ?? new ValueInfoProto { Name = tensor });
        }
        return edited;
    }
}
