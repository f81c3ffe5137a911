using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Quantization;

/// <summary>
/// Writes a plan into a graph: a pair QuantizeLinear, DequantizeLinear in every place where values are 8 bits, DequantizeLinear
/// behind integer weights. ONNX Runtime puts kernels for integers in the place of what stands between such nodes; any other
/// runtime can still run the graph.
/// </summary>
sealed class QdqWriter(GraphProto graph, GraphIndex index, QuantizationPlan plan, IReadOnlyDictionary<string, AffineCode> codes, int largestWeight)
{
    readonly List<NodeProto> _nodes = [];
    readonly Dictionary<string, string> _inputs = [];
    readonly Dictionary<string, (string Scale, string Zero)> _parameters = [];
    readonly HashSet<NodeProto> _gone = new(ReferenceEqualityComparer.Instance);

    /// <summary>Replaces the graph's nodes.</summary>
    public void Write()
    {
        foreach (NodeProto node in graph.Node)
        {
            if (_gone.Contains(node))
                continue;
            if (plan.Contains(node))
                WriteQuantised(node);
            else
                _nodes.Add(node);
        }
        graph.Node.Clear();
        graph.Node.AddRange(_nodes);
        GraphPruning.Prune(graph);
    }

    void WriteQuantised(NodeProto node)
    {
        string result = plan.ResultOf(node);
        if (plan.ClipAfter(node) is { } clip)
            _gone.Add(clip);
        if (NodeRole.IsWeighted(node, index))
        {
            float inputScale = codes[plan.CodeOf(node.Input[0])!].Scale;
            node.Input[0] = Dequantised(node.Input[0]);
            WriteWeights(node, inputScale);
        }
        _nodes.Add(node);
        if (plan.CodeOf(result) is not { } code)
            return;
        // What reads the result reads it behind the pair, under the name that it always had.
        node.Output[0] = index.NewName($"{result}/float");
        WritePair(node.Output[0], result, code);
    }

    // What a float32 node made gets a pair of its own, for quantised readers alone.
    string Dequantised(string tensor)
    {
        if (index.Producer(tensor) is { } producer && plan.CodeOf(tensor) is not null && IsQuantised(producer))
            return tensor;
        if (!_inputs.TryGetValue(tensor, out string? name))
        {
            _inputs[tensor] = name = index.NewName($"{tensor}/dequantized");
            WritePair(tensor, name, tensor);
        }
        return name;
    }

    bool IsQuantised(NodeProto producer) => plan.Contains(producer) || _gone.Contains(producer);

    void WritePair(string from, string to, string code)
    {
        (string scale, string zero) = Parameters(code);
        string coded = index.NewName($"{to}/quantized");
        _nodes.Add(Node("QuantizeLinear", [from, scale, zero], coded));
        _nodes.Add(Node("DequantizeLinear", [coded, scale, zero], to));
    }

    (string, string) Parameters(string code)
    {
        if (_parameters.TryGetValue(code, out (string Scale, string Zero) names))
            return names;
        names = (index.NewName($"{code}/scale"), index.NewName($"{code}/zero"));
        graph.Initializer.Add(TensorContent.Of<float>(names.Scale, DataType.Float, [codes[code].Scale]));
        graph.Initializer.Add(TensorContent.Of<byte>(names.Zero, DataType.Uint8, [codes[code].Zero]));
        return _parameters[code] = names;
    }

    void WriteWeights(NodeProto node, float inputScale)
    {
        TensorProto weights = index.Weights(node.Input[1])!;
        bool isChannelFirst = NodeRole.IsChannelFirst(node);
        int channels = (int)weights.Dims[isChannelFirst ? 0 : ^1];
        float[] bias = node.InputAt(2) is { } name ? index.Weights(name)!.Floats() : [];
        ChannelCode code = ChannelCode.Of(weights.Floats(), channels, isChannelFirst, bias, inputScale, largestWeight);
        node.Input[1] = WriteConstant(
            weights.Name, TensorContent.Of<sbyte>("", DataType.Int8, code.Codes, weights.Dims), code.Scales, isChannelFirst ? 0 : 1, hasZeros: true);
        if (bias.Length == 0)
            return;
        (int[] codedBias, float[] steps) = code.Bias(bias, inputScale);
        node.Input[2] = WriteConstant(
            node.Input[2], TensorContent.Of<int>("", DataType.Int32, codedBias, bias.Length), steps, axis: 0, hasZeros: false);
    }

    string WriteConstant(string name, TensorProto coded, float[] scales, int axis, bool hasZeros)
    {
        coded.Name = index.NewName($"{name}/quantized");
        TensorProto scale = TensorContent.Of<float>(index.NewName($"{name}/scale"), DataType.Float, scales, scales.Length);
        graph.Initializer.Add(coded);
        graph.Initializer.Add(scale);
        List<string> inputs = [coded.Name, scale.Name];
        if (hasZeros)
        {
            TensorProto zeros = TensorContent.Of<sbyte>(index.NewName($"{name}/zero"), DataType.Int8, new sbyte[scales.Length], scales.Length);
            graph.Initializer.Add(zeros);
            inputs.Add(zeros.Name);
        }
        string output = index.NewName($"{name}/dequantized");
        NodeProto node = Node("DequantizeLinear", inputs, output);
        node.Attribute.Add(NodeAttribute.Of("axis", axis));
        _nodes.Add(node);
        return output;
    }

    static NodeProto Node(string op, IEnumerable<string> inputs, string output) =>
        new() { OpType = op, Name = $"{output}/{op}", Input = { inputs }, Output = { output } };
}
