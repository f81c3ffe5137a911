namespace Strata.Onnx;

/// <summary>Who makes and who reads each tensor of a graph: a picture of it as it was when the index was made.</summary>
public sealed class GraphIndex
{
    readonly Dictionary<string, NodeProto> _producers = [];
    readonly Dictionary<string, List<NodeProto>> _consumers = [];
    readonly Dictionary<string, TensorProto> _weights;
    readonly HashSet<string> _outputs;
    readonly HashSet<string> _captured = [];
    readonly HashSet<string> _names;

    /// <summary>Looks at a graph.</summary>
    public GraphIndex(GraphProto graph)
    {
        // Of two by one name ONNX Runtime takes the later, and warns.
        _weights = graph.Initializer.GroupBy(tensor => tensor.Name).ToDictionary(same => same.Key, same => same.Last());
        _outputs = [.. graph.Output.Select(output => output.Name)];
        Inputs = [.. graph.Input.Select(input => input.Name).Where(name => !_weights.ContainsKey(name))];
        foreach (NodeProto node in graph.Node)
        {
            foreach (string output in node.Output.Where(name => name != ""))
                _producers[output] = node;
            foreach (string input in node.Input.Where(name => name != "").Distinct())
                Consumers(input).Add(node);
            _captured.UnionWith(Bodies(node).SelectMany(AllReads));
        }
        _names = [.. _weights.Keys, .. Inputs, .. _producers.Keys, .. _captured];
    }

    /// <summary>The graph's inputs that are no weights.</summary>
    public IReadOnlyCollection<string> Inputs { get; }

    /// <summary>The node that makes a tensor; null for inputs and weights.</summary>
    public NodeProto? Producer(string tensor) => _producers.GetValueOrDefault(tensor);

    /// <summary>The nodes that read a tensor.</summary>
    public IReadOnlyList<NodeProto> ConsumersOf(string tensor) => _consumers.TryGetValue(tensor, out List<NodeProto>? nodes) ? nodes : [];

    /// <summary>The weights of that name; null where a tensor is computed or given.</summary>
    public TensorProto? Weights(string tensor) => _weights.GetValueOrDefault(tensor);

    /// <summary>
    /// Whether a tensor is an output of the graph, or read inside of a branch or loop, where its readers are not counted.
    /// </summary>
    public bool IsSeenOutside(string tensor) => _outputs.Contains(tensor) || _captured.Contains(tensor);

    /// <summary>The only node that reads a tensor, where there is just one and nobody else sees it; else null.</summary>
    public NodeProto? OnlyConsumer(string tensor) => !IsSeenOutside(tensor) && ConsumersOf(tensor) is [var only] ? only : null;

    /// <summary>A name that no tensor has yet, and that is taken from now on.</summary>
    public string NewName(string wish)
    {
        string name = wish;
        for (int i = 2; !_names.Add(name); i++)
            name = $"{wish}/{i}";
        return name;
    }

    List<NodeProto> Consumers(string tensor)
    {
        if (!_consumers.TryGetValue(tensor, out List<NodeProto>? nodes))
            _consumers[tensor] = nodes = [];
        return nodes;
    }

    static IEnumerable<GraphProto> Bodies(NodeProto node) =>
        node.Attribute.SelectMany(attribute => attribute.G is null ? attribute.Graphs : [.. attribute.Graphs, attribute.G]);

    static IEnumerable<string> AllReads(GraphProto graph) => graph.Output.Select(output => output.Name)
        .Concat(graph.Node.SelectMany(node => node.Input.Concat(Bodies(node).SelectMany(AllReads))));
}
