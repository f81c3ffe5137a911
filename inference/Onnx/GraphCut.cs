using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Onnx;

/// <summary>Cuts a graph at a tensor: what lies behind it becomes a graph of its own, which takes the tensor as an input.</summary>
static class GraphCut
{
    /// <summary>The input that stands for the tensor, float32 [N,…].</summary>
    public const string Entry = "strata.cut/entry";

    /// <summary>
    /// The part of a model that makes <paramref name="output"/> of a tensor. Where other paths lead around the tensor, they and the model's own
    /// input stay.
    /// </summary>
    /// <param name="model">The model; it stays as it is.</param>
    /// <param name="tensor">A tensor that a node of the main graph makes.</param>
    /// <param name="shape">Its axes but the first.</param>
    /// <param name="isHalf">Whether it is float16; the input is float32 all the same.</param>
    /// <param name="output">The one output.</param>
    public static ModelProto Head(ModelProto model, string tensor, IReadOnlyList<long> shape, bool isHalf, string output)
    {
        ModelProto head = model.Clone();
        GraphProto graph = head.Graph;
        string entry = isHalf ? $"{Entry}/float16" : Entry;
        foreach (NodeProto node in graph.Node)
            Rename(node, tensor, entry);
        if (isHalf)
            graph.Node.Insert(0, new NodeProto
            {
                OpType = "Cast",
                Name = entry,
                Input = { Entry },
                Output = { entry },
                Attribute = { NodeAttribute.Of("to", (long)DataType.Float16) },
            });
        graph.Output.Clear();
        graph.Output.Add(new ValueInfoProto { Name = output });
        // What a file says of tensors inside may hold for its own batch alone.
        graph.ValueInfo.Clear();
        GraphPruning.Prune(graph);
        HashSet<string> read = [.. graph.Node.SelectMany(GraphPruning.Read)];
        for (int i = graph.Input.Count - 1; i >= 0; i--)
            if (!read.Contains(graph.Input[i].Name))
                graph.Input.RemoveAt(i);
        if (read.Contains(Entry))
            graph.Input.Add(Describe(shape));
        return head;
    }

    /// <summary>Whether every path from the graph's inputs to an output leads through a tensor, and at least one does.</summary>
    public static bool Separates(GraphProto graph, string tensor, string output)
    {
        Dictionary<string, NodeProto> producers = [];
        foreach (NodeProto node in graph.Node)
            foreach (string made in node.Output)
                producers[made] = node;
        HashSet<string> weights = [.. graph.Initializer.Select(weight => weight.Name)], seen = [output];
        HashSet<string> inputs = [.. graph.Input.Select(input => input.Name).Where(name => !weights.Contains(name))];
        Stack<string> open = new([output]);
        bool isMet = false;
        while (open.TryPop(out string? name))
        {
            if (name == tensor)
            {
                isMet = true;
                continue;
            }
            if (inputs.Contains(name))
                return false;
            if (producers.TryGetValue(name, out NodeProto? node))
                foreach (string read in GraphPruning.Read(node).Where(seen.Add))
                    open.Push(read);
        }
        return isMet;
    }

    // The bodies of branches and loops read the tensors around them by name.
    static void Rename(NodeProto node, string from, string to)
    {
        for (int i = 0; i < node.Input.Count; i++)
            if (node.Input[i] == from)
                node.Input[i] = to;
        foreach (GraphProto body in node.Attribute.SelectMany(attribute => attribute.G is null ? attribute.Graphs : [.. attribute.Graphs, attribute.G]))
            foreach (NodeProto inner in body.Node)
                Rename(inner, from, to);
    }

    static ValueInfoProto Describe(IReadOnlyList<long> shape)
    {
        TensorShapeProto axes = new();
        axes.Dim.Add(((Dimension)"N").ToProto());
        axes.Dim.AddRange(shape.Select(size => ((Dimension)size).ToProto()));
        return new ValueInfoProto
        {
            Name = Entry,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)DataType.Float, Shape = axes } },
        };
    }
}
