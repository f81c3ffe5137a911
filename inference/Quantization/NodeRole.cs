using Strata.Onnx;

namespace Strata.Quantization;

/// <summary>What 8-bit kernels ONNX Runtime has for a node, and so what quantisation may do with it.</summary>
static class NodeRole
{
    static readonly HashSet<string> s_weighted = ["Conv", "Gemm", "MatMul"];
    static readonly HashSet<string> s_joining = ["Add", "Mul", "AveragePool", "GlobalAveragePool", "Concat", "LeakyRelu", "Sigmoid"];
    static readonly HashSet<string> s_moving = ["MaxPool", "Flatten", "Reshape", "Transpose", "Squeeze", "Unsqueeze"];

    /// <summary>Multiplies with constant weights: the work that is worth quantising.</summary>
    public static bool IsWeighted(NodeProto node, GraphIndex index)
    {
        if (!node.IsAny(s_weighted) || node.InputAt(1) is not { } name || index.Weights(name) is not { } weights || !weights.IsFloat())
            return false;
        if (index.Weights(node.Input[0]) is not null || node.InputAt(2) is { } bias && !IsVector(index.Weights(bias), node.OpType))
            return false;
        return node.OpType switch
        {
            "Gemm" => weights.Dims.Count == 2 && node.Number("alpha", 1) == 1 && node.Number("beta", 1) == 1 && node.Integer("transA", 0) == 0,
            "MatMul" => weights.Dims.Count == 2,
            _ => true,
        };
    }

    /// <summary>Computes new values out of quantised ones.</summary>
    public static bool IsJoining(NodeProto node) => node.IsAny(s_joining);

    /// <summary>Only moves or picks values: input and output share one code.</summary>
    public static bool IsMoving(NodeProto node) => node.IsAny(s_moving) && node.Output.Count(name => name != "") == 1;

    /// <summary>
    /// Cuts values off at the ends of a range that a code can have: written into the code of its output, it needs no node of its
    /// own.
    /// </summary>
    public static bool IsClipping(NodeProto node, GraphIndex index) => node.Is("Relu") || node.Is("Clip")
        && (node.InputAt(1) is not { } low || index.Weights(low) is { } least && least.IsFloat() && least.Floats()[0] <= 0)
        && (node.InputAt(2) is not { } high || index.Weights(high) is { } most && most.IsFloat() && most.Floats()[0] >= 0);

    /// <summary>Whether the output channels are the first axis of a weighted node's weights, else the last.</summary>
    public static bool IsChannelFirst(NodeProto node) => node.OpType == "Conv" || node.OpType == "Gemm" && node.Integer("transB", 0) == 1;

    static bool IsVector(TensorProto? bias, string op) => bias is { Dims.Count: 1 } && bias.IsFloat() && op != "MatMul";
}
