using Strata.Onnx;

namespace Strata.Features;

/// <summary>
/// Which operators make a layer in files that do not say which tensors are layers: what has weights, activates, pools, normalises, or joins
/// branches. Reshapes, casts, constants and arithmetic with constants are plumbing.
/// </summary>
static class LayerOperators
{
    static readonly HashSet<string> s_layers =
    [
        "Conv", "ConvTranspose", "FusedConv", "Gemm", "MatMul", "FusedMatMul", "Add", "Attention", "MultiHeadAttention",
        "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Celu", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Clip", "Sigmoid", "HardSigmoid",
        "Tanh", "HardSwish", "Swish", "Mish", "Softplus", "Softsign", "Softmax", "LogSoftmax",
        "MaxPool", "AveragePool", "LpPool", "GlobalMaxPool", "GlobalAveragePool", "GlobalLpPool",
        "BatchNormalization", "InstanceNormalization", "LayerNormalization", "GroupNormalization", "SkipLayerNormalization",
        "SimplifiedLayerNormalization", "RMSNormalization", "LRN",
    ];

    // With a constant these are a scale or padding; with two computed operands a gate or a dense connection. Add is a layer either way: a
    // residual, or the bias that some exporters write behind a MatMul.
    static readonly HashSet<string> s_joins = ["Sum", "Mul", "Concat", "Mean", "Max"];

    /// <summary>Whether a node makes a layer.</summary>
    /// <param name="node">The node.</param>
    /// <param name="computed">The tensors with a batch axis.</param>
    public static bool Holds(NodeProto node, IReadOnlySet<string> computed) =>
        s_layers.Contains(node.OpType) || (s_joins.Contains(node.OpType) && node.Input.Count(computed.Contains) > 1);
}
