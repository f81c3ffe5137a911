namespace Strata.Onnx;

/// <summary>Takes out of a graph what its outputs do not need.</summary>
static class GraphPruning
{
    /// <summary>Drops every node, and every weight, that no output depends on. What is left keeps its order.</summary>
    public static void Prune(GraphProto graph)
    {
        HashSet<string> needed = [.. graph.Output.Select(output => output.Name)];
        // Nodes stand in topological order: from the end, whatever reads a tensor is met before what makes it.
        for (int i = graph.Node.Count - 1; i >= 0; i--)
        {
            if (graph.Node[i].Output.Any(needed.Contains))
                needed.UnionWith(Read(graph.Node[i]));
            else
                graph.Node.RemoveAt(i);
        }
        RemoveAll(graph.Initializer, weights => !needed.Contains(weights.Name));
    }

    // The branches of an If and the body of a Loop read tensors of the graph around them without naming them as inputs.
    internal static IEnumerable<string> Read(NodeProto node) => node.Input.Concat(
        from attribute in node.Attribute
        from inner in attribute.G is null ? attribute.Graphs : [.. attribute.Graphs, attribute.G]
        from name in inner.Node.SelectMany(Read).Concat(inner.Output.Select(output => output.Name))
        select name);

    static void RemoveAll(IList<TensorProto> weights, Predicate<TensorProto> isUnneeded)
    {
        for (int i = weights.Count - 1; i >= 0; i--)
            if (isUnneeded(weights[i]))
                weights.RemoveAt(i);
    }
}
