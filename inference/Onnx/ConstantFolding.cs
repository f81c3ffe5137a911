namespace Strata.Onnx;

/// <summary>Brings weights into one form: other exporters write some as nodes.</summary>
static class ConstantFolding
{
    /// <summary>Turns Constant nodes of tensors, and Identity nodes of weights, into weights of the same names.</summary>
    public static void Apply(GraphProto graph)
    {
        HashSet<string> outputs = [.. graph.Output.Select(output => output.Name)];
        Dictionary<string, TensorProto> weights = graph.Initializer.ToDictionary(tensor => tensor.Name);
        for (int i = 0; i < graph.Node.Count; i++)
        {
            NodeProto node = graph.Node[i];
            if (Value(node, weights) is not { } value || outputs.Contains(node.Output[0]))
                continue;
            TensorProto named = value.Clone();
            named.Name = node.Output[0];
            graph.Initializer.Add(named);
            weights[named.Name] = named;
            graph.Node.RemoveAt(i--);
        }
    }

    static TensorProto? Value(NodeProto node, Dictionary<string, TensorProto> weights) =>
        node.Is("Constant") ? node.Attribute.FirstOrDefault(attribute => attribute.Name == "value")?.T
        : node.Is("Identity") ? weights.GetValueOrDefault(node.Input[0])
        : null;
}
