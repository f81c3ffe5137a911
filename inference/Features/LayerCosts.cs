using Strata.Data;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Features;

/// <summary>
/// What each node of a graph costs: the weights it holds, and its multiply-adds, counted as papers do (He et al. 2016, table 1): those of
/// convolutions and matrix products, and of nothing else.
/// </summary>
sealed class LayerCosts
{
    // Numbers that say how far to resize, and nothing that was learned.
    static readonly HashSet<string> s_weightless = ["Resize", "Upsample"];

    readonly GraphIndex _index;
    readonly IReadOnlyDictionary<string, TensorForm> _forms;
    readonly string _input;
    readonly long[] _image;

    /// <param name="graph">The graph.</param>
    /// <param name="forms">Its tensors with a batch axis.</param>
    /// <param name="input">The name of its images.</param>
    /// <param name="image">The shape of one.</param>
    public LayerCosts(GraphProto graph, IReadOnlyDictionary<string, TensorForm> forms, string input, ImageShape image)
    {
        (_index, _forms, _input) = (new GraphIndex(graph), forms, input);
        _image = [image.Channels, image.Height, image.Width];
    }

    /// <summary>How many numbers a node is given that are constants, quantised ones among them.</summary>
    public long WeightsOf(NodeProto node) => WeightsOf([node]);

    /// <summary>How many such numbers some nodes are given together; those that two of them share count once.</summary>
    public long WeightsOf(IEnumerable<NodeProto> nodes) => nodes.Where(node => !node.IsAny(s_weightless))
        .SelectMany(node => node.Input).Distinct().Select(ConstantOf).Where(dims => dims is { Count: > 0 }).Sum(dims => Product(dims!));

    /// <summary>Products that a node adds up for one image; 0 where it is no convolution and no matrix product.</summary>
    public long MultiplyAddsOf(NodeProto node) => node.OpType switch
    {
        "Conv" or "FusedConv" when ConstantOf(node.Input[1]) is { Count: > 2 } weights => Product(ShapeOf(node.Output[0])) * Product(weights.Skip(1)),
        "ConvTranspose" when ConstantOf(node.Input[1]) is { Count: > 2 } weights => Product(ShapeOf(node.Input[0])) * Product(weights.Skip(1)),
        "Gemm" or "FusedGemm" or "MatMul" or "FusedMatMul" when ShapeOf(node.Input[0]) is [.., var inner] => Product(ShapeOf(node.Output[0])) * inner,
        _ => 0,
    };

    // The axes of a constant, also behind the node that brings 8 bits or 16 back to floats; null where a tensor is computed, or says a shape.
    IReadOnlyList<long>? ConstantOf(string tensor)
    {
        if (_index.Weights(tensor) is { } weights)
            return IsFraction(weights) ? weights.Dims : null;
        if (_index.Producer(tensor) is not { } producer)
            return null;
        if (producer.Is("Constant"))
            return producer.Attribute.FirstOrDefault(attribute => attribute.Name == "value")?.T is { } value && IsFraction(value) ? value.Dims : null;
        if (producer.Is("DequantizeLinear"))
            return _index.Weights(producer.Input[0])?.Dims;
        return producer.Is("Cast") || producer.Is("Identity") ? ConstantOf(producer.Input[0]) : null;
    }

    IReadOnlyList<long> ShapeOf(string tensor) => tensor == _input ? _image : _forms.TryGetValue(tensor, out TensorForm? form) ? form.Shape : [0];

    static bool IsFraction(TensorProto tensor) =>
        (DataType)tensor.DataType is DataType.Float or DataType.Float16 or DataType.Bfloat16 or DataType.Double;

    static long Product(IEnumerable<long> axes) => axes.Aggregate(1L, (product, size) => product * size);
}
