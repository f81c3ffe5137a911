using Strata.Onnx;

namespace Strata.Features;

/// <summary>The last tensor of a network that still says where in the image something is: what Grad-CAM weighs (Selvaraju et al. 2017, section 3).</summary>
static class LastMap
{
    static readonly HashSet<string> s_convolutions = ["Conv", "ConvTranspose", "FusedConv", "QLinearConv"];

    // They change each value by itself: behind them it is the same layer.
    static readonly HashSet<string> s_pointwise =
    [
        "BatchNormalization", "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Celu", "Gelu", "Clip", "Sigmoid", "HardSigmoid", "Tanh", "HardSwish", "Swish", "Mish",
        "Softplus", "Softsign", "QuantizeLinear", "DequantizeLinear", "Identity", "Cast",
    ];

    /// <summary>
    /// The output of the last convolution, behind its normalisation and activation; where other paths lead around it, as in a residual block, the
    /// next map through which all of them go. Without convolutions the last layer that is a map; null where none is.
    /// </summary>
    /// <param name="list">The tensors.</param>
    /// <param name="scores">The tensor that the classes are told by.</param>
    public static LayerTensor? Of(LayerList list, string scores)
    {
        Dictionary<string, LayerTensor> maps = list.Tensors.Where(IsMap).ToDictionary(tensor => tensor.Name);
        GraphIndex index = new(list.Model.Graph);
        LayerTensor? last = maps.Values.LastOrDefault(tensor => s_convolutions.Contains(tensor.Op)) ?? maps.Values.LastOrDefault(tensor => tensor.IsLayer);
        for (LayerTensor? at = last; at is not null; at = Next(at, index, maps, GraphCut.Separates(list.Model.Graph, at.Name, scores)))
            last = at;
        return last;
    }

    /// <summary>Whether a tensor is [C,H,W] of more than one place.</summary>
    public static bool IsMap(LayerTensor tensor) => tensor.Shape is [_, var height, var width] && height * width > 1;

    static LayerTensor? Next(LayerTensor at, GraphIndex index, Dictionary<string, LayerTensor> maps, bool separates)
    {
        IReadOnlyList<NodeProto> readers = index.ConsumersOf(at.Name);
        if (separates && (readers.Count != 1 || !s_pointwise.Contains(readers[0].OpType)))
            return null;
        LayerTensor? next = readers.SelectMany(node => node.Output).Select(maps.GetValueOrDefault).FirstOrDefault(tensor => tensor is not null);
        return separates && next is not null && !next.Shape.SequenceEqual(at.Shape) ? null : next;
    }
}
