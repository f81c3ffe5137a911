using System.Numerics.Tensors;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Precision;

/// <summary>
/// Writes a plan into a graph: weights in float16, and a Cast wherever values cross from one precision to the other.
/// </summary>
sealed class HalfWriter(GraphProto graph, GraphIndex index, HalfPlan plan, IReadOnlySet<string> floats)
{
    readonly List<NodeProto> _nodes = [];
    readonly Dictionary<string, string> _halves = [];

    /// <summary>Replaces the graph's nodes and weights.</summary>
    public void Write()
    {
        foreach (NodeProto node in graph.Node)
        {
            if (plan.Contains(node))
                WriteHalf(node);
            else
                _nodes.Add(node);
        }
        graph.Node.Clear();
        graph.Node.AddRange(_nodes);
        GraphPruning.Prune(graph);
    }

    void WriteHalf(NodeProto node)
    {
        for (int i = 0; i < node.Input.Count; i++)
            if (floats.Contains(node.Input[i]))
                node.Input[i] = HalfOf(node.Input[i]);
        _nodes.Add(node);
        for (int i = 0; i < node.Output.Count; i++)
        {
            string tensor = node.Output[i];
            if (!floats.Contains(tensor))
                continue;
            node.Output[i] = _halves[tensor] = index.NewName($"{tensor}/float16");
            if (index.IsSeenOutside(tensor) || index.ConsumersOf(tensor).Any(reader => !plan.Contains(reader)))
                WriteCast(node.Output[i], tensor, DataType.Float);
        }
    }

    string HalfOf(string tensor)
    {
        if (_halves.TryGetValue(tensor, out string? half))
            return half;
        _halves[tensor] = half = index.NewName($"{tensor}/float16");
        if (index.Weights(tensor) is { } weights)
            WriteWeights(half, weights);
        else
            WriteCast(tensor, half, DataType.Float16);
        return half;
    }

    void WriteWeights(string name, TensorProto weights)
    {
        float[] values = weights.Floats();
        Half[] halves = new Half[values.Length];
        TensorPrimitives.ConvertToHalf(values, halves);
        graph.Initializer.Add(TensorContent.Of<Half>(name, DataType.Float16, halves, weights.Dims));
    }

    void WriteCast(string from, string to, DataType type) => _nodes.Add(new NodeProto
    {
        OpType = "Cast",
        Name = $"{to}/Cast",
        Input = { from },
        Output = { to },
        Attribute = { NodeAttribute.Of("to", (long)type) },
    });
}
