using Strata.Onnx;

namespace Strata.Precision;

/// <summary>Which nodes of a graph compute in float16. Nothing is changed here.</summary>
sealed class HalfPlan
{
    // Sums over many values, exponentials and divisions by small numbers are left out: they lose digits, or overflow at 65,504.
    static readonly HashSet<string> s_able =
    [
        "Conv", "ConvTranspose", "Gemm", "MatMul", "Add", "Sub", "Mul", "Max", "Min", "Neg", "Abs", "Clip", "Identity",
        "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Sigmoid", "Tanh", "HardSigmoid", "HardSwish", "Erf",
        "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool",
        "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Concat", "Split", "Slice", "Gather", "Expand", "Pad", "DepthToSpace",
    ];
    static readonly HashSet<string> s_layers = ["Conv", "ConvTranspose", "Gemm", "MatMul"];

    readonly HashSet<NodeProto> _nodes = new(ReferenceEqualityComparer.Instance);

    /// <summary>Plans.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="index">Of the same graph.</param>
    /// <param name="floats">The names of its float32 tensors.</param>
    public HalfPlan(GraphProto graph, GraphIndex index, IReadOnlySet<string> floats)
    {
        // What is done to pixels before the first layer stays float32: it is cheap, and means of data sets have more than three digits.
        HashSet<string> pixels = [.. index.Inputs];
        foreach (NodeProto node in graph.Node)
        {
            bool isPreprocessing = !node.IsAny(s_layers)
                && node.Input.Where(name => name != "" && index.Weights(name) is null).All(pixels.Contains);
            if (isPreprocessing)
                pixels.UnionWith(node.Output);
            else if (node.IsAny(s_able) && node.Output.Any(floats.Contains) && Fits(node, index))
                _nodes.Add(node);
        }
    }

    /// <summary>Whether a node computes in float16.</summary>
    public bool Contains(NodeProto node) => _nodes.Contains(node);

    /// <summary>How many do.</summary>
    public int Count => _nodes.Count;

    static bool Fits(NodeProto node, GraphIndex index) =>
        node.Input.Select(index.Weights).OfType<TensorProto>().Where(weights => weights.IsFloat())
            .All(weights => weights.Floats().All(value => !float.IsFinite(value) || Math.Abs(value) <= (float)Half.MaxValue));
}
