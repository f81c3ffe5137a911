using Strata.Onnx;

namespace Strata.Quantization;

/// <summary>Which tensors of a graph become 8 bits. Nothing is changed here.</summary>
sealed class QuantizationPlan
{
    readonly GraphIndex _index;
    readonly HashSet<NodeProto> _nodes = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, string> _codes = [];
    readonly Dictionary<NodeProto, NodeProto> _clips = new(ReferenceEqualityComparer.Instance);
    readonly HashSet<string> _made = [];

    /// <summary>Plans.</summary>
    public QuantizationPlan(GraphProto graph, GraphIndex index)
    {
        _index = index;
        foreach (NodeProto node in graph.Node)
            Take(node);
        // Nobody needs a code at the end of the network: there the 32-bit sums of the last layer become floats.
        foreach (NodeProto node in graph.Node.Reverse().Where(_nodes.Contains))
            Release(node);
    }

    /// <summary>The quantised nodes that multiply with weights.</summary>
    public IReadOnlyList<NodeProto> Weighted => [.. _nodes.Where(node => NodeRole.IsWeighted(node, _index))];

    /// <summary>The tensors whose values decide a code, each once.</summary>
    public IReadOnlyList<string> Observed => [.. _codes.Values.Distinct()];

    /// <summary>Whether a node is quantised.</summary>
    public bool Contains(NodeProto node) => _nodes.Contains(node);

    /// <summary>The tensor whose code a tensor has; null where it stays float32.</summary>
    public string? CodeOf(string tensor) => _codes.GetValueOrDefault(tensor);

    /// <summary>The clipping node that a node's code makes needless; null for none.</summary>
    public NodeProto? ClipAfter(NodeProto node) => _clips.GetValueOrDefault(node);

    /// <summary>The tensor in which a node's values arrive, behind a clipping node that goes.</summary>
    public string ResultOf(NodeProto node) => (ClipAfter(node) ?? node).Output[0];

    void Take(NodeProto node)
    {
        if (NodeRole.IsWeighted(node, _index))
            Add(node, ownCode: true);
        else if (NodeRole.IsMoving(node) && _made.Contains(node.Input[0]))
            Add(node, ownCode: false, _codes[node.Input[0]]);
        else if (NodeRole.IsJoining(node) && node.Input.All(_made.Contains))
            Add(node, ownCode: true);
    }

    void Add(NodeProto node, bool ownCode, string code = "")
    {
        _nodes.Add(node);
        if (NodeRole.IsWeighted(node, _index))
            _codes.TryAdd(node.Input[0], node.Input[0]);
        if (ownCode && _index.OnlyConsumer(node.Output[0]) is { } next && NodeRole.IsClipping(next, _index) && next.Input[0] == node.Output[0])
            _clips[node] = next;
        string result = ResultOf(node);
        _codes[result] = ownCode ? result : code;
        _made.Add(result);
    }

    // Only matrix products can end in float32; what moves values needs not be quantised if nobody goes on with them.
    void Release(NodeProto node)
    {
        string result = ResultOf(node);
        if (_index.ConsumersOf(result).Any(_nodes.Contains) || !(NodeRole.IsMoving(node) || node.OpType is "Gemm" or "MatMul"))
            return;
        _codes.Remove(result);
        _clips.Remove(node);
        if (NodeRole.IsMoving(node))
            _nodes.Remove(node);
    }
}
