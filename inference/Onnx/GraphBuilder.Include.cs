namespace Strata.Onnx;

public sealed partial class GraphBuilder
{
    /// <summary>Takes in all nodes and weights of another graph, each of its names behind a prefix.</summary>
    /// <param name="part">The other graph; it stays as it is.</param>
    /// <param name="prefix">As in "m1/".</param>
    /// <param name="inputs">What stands for the other graph's inputs here, by their name there.</param>
    /// <exception cref="ArgumentException">A prefixed name is taken.</exception>
    public void Include(GraphProto part, string prefix, IReadOnlyDictionary<string, string> inputs)
    {
        string Rename(string tensor) => tensor == "" ? "" : inputs.GetValueOrDefault(tensor) ?? prefix + tensor;
        GraphProto renamed = part.Clone();
        RenameAll(renamed, Rename);
        foreach (TensorProto weights in renamed.Initializer)
            Claim(weights.Name);
        foreach (string made in renamed.Node.SelectMany(node => node.Output).Where(name => name != ""))
            Claim(made);
        _domains.UnionWith(part.Node.Select(node => node.Domain).Where(domain => domain is not ("" or "ai.onnx")));
        _graph.Initializer.Add(renamed.Initializer);
        _graph.Node.Add(renamed.Node);
        _graph.ValueInfo.Add(renamed.ValueInfo);
    }

    static void RenameAll(GraphProto graph, Func<string, string> rename)
    {
        foreach (TensorProto weights in graph.Initializer)
            weights.Name = rename(weights.Name);
        foreach (ValueInfoProto tensor in graph.Input.Concat(graph.Output).Concat(graph.ValueInfo))
            tensor.Name = rename(tensor.Name);
        foreach (NodeProto node in graph.Node)
        {
            node.Name = rename(node.Name);
            RenameAll(node.Input, rename);
            RenameAll(node.Output, rename);
            // The branches of an If and the body of a Loop see the tensors of the graph around them.
            foreach (AttributeProto attribute in node.Attribute)
                foreach (GraphProto inner in attribute.G is null ? attribute.Graphs : [.. attribute.Graphs, attribute.G])
                    RenameAll(inner, rename);
        }
    }

    static void RenameAll(IList<string> names, Func<string, string> rename)
    {
        for (int i = 0; i < names.Count; i++)
            names[i] = rename(names[i]);
    }
}
