using Strata.Data;
using Strata.Onnx;

namespace Strata.Features;

/// <summary>
/// How much of the image one value of each tensor sees, in pixels, at most (Araujo et al. 2019, Computing Receptive Fields of Convolutional
/// Neural Networks, equation 2, over all paths): layer after layer, kernels widen it by their size times the steps before them.
/// </summary>
sealed class ReceptiveFields
{
    static readonly HashSet<string> s_sliding = ["Conv", "FusedConv", "MaxPool", "AveragePool", "LpPool"];

    // Whatever they do to the shape, a value comes from values at its own place.
    static readonly HashSet<string> s_inPlace =
    [
        "Abs", "Add", "BatchNormalization", "Cast", "Celu", "Clip", "Concat", "DequantizeLinear", "Div", "Dropout", "Elu", "Exp", "Flatten", "Gelu",
        "HardSigmoid", "HardSwish", "Identity", "LRN", "LeakyRelu", "Log", "Max", "Mean", "Min", "Mish", "Mul", "Neg", "PRelu", "Pad", "Pow",
        "QuantizeLinear", "Relu", "Reshape", "Selu", "Sigmoid", "Slice", "Softplus", "Softsign", "Split", "Sqrt", "Squeeze", "Sub", "Sum", "Tanh",
        "Transpose", "Unsqueeze", "Where",
    ];

    // They see all places of what they read: dense layers, means over maps, norms over more than a channel's place.
    static readonly HashSet<string> s_everywhere =
    [
        "FusedGemm", "Gemm", "GlobalAveragePool", "GlobalLpPool", "GlobalMaxPool", "GroupNormalization", "InstanceNormalization",
        "LayerNormalization", "LogSoftmax", "MatMul", "FusedMatMul", "ReduceMax", "ReduceMean", "ReduceSum", "Softmax",
    ];

    readonly Dictionary<string, Field> _fields = [];
    readonly GraphIndex _index;
    readonly string _input;
    readonly ImageShape _image;
    readonly Func<string, IReadOnlyList<long>?> _shapes;

    /// <param name="graph">The graph, in the order in which it runs.</param>
    /// <param name="input">The name of its images.</param>
    /// <param name="image">The shape of one.</param>
    /// <param name="shapes">The axes of a tensor's part of one image; null where it has no batch axis.</param>
    public ReceptiveFields(GraphProto graph, string input, ImageShape image, Func<string, IReadOnlyList<long>?> shapes)
    {
        (_index, _input, _image, _shapes) = (new GraphIndex(graph), input, image, shapes);
        _fields[input] = new Field(1, 1, 1, 1, image.Height, image.Width);
        foreach (NodeProto node in graph.Node)
        {
            if (Of(node) is not { } field)
                continue;
            foreach (string output in node.Output)
                _fields[output] = MovesOverMaps(node) && _shapes(output) is [_, long rows, long columns] ? field.Over(rows, columns) : field;
        }
    }

    /// <summary>Height and width of what one value of a tensor sees; null where an operator on the way does not tell.</summary>
    public IReadOnlyList<int>? Of(string tensor) => _fields.TryGetValue(tensor, out Field field)
        ? [(int)Math.Min(field.Height, field.WholeHeight), (int)Math.Min(field.Width, field.WholeWidth)] : null;

    Field? Of(NodeProto node)
    {
        // Constants see nothing; of what is computed all must be known.
        string[] read = [.. node.Input.Where(name => name == _input || _shapes(name) is not null)];
        if (read.Length == 0 || !read.All(_fields.ContainsKey))
            return null;
        Field widest = read.Select(name => _fields[name]).Aggregate(Field.Widest);
        if (node.IsAny(s_inPlace))
            return widest;
        if (s_sliding.Contains(node.OpType))
            return Slid(node, widest);
        // Over tokens of an attention block a product is one of places, over a vector it is one of everything.
        bool seesAll = s_everywhere.Contains(node.OpType) && (node.OpType is not ("MatMul" or "FusedMatMul") || _shapes(node.Input[0]) is { Count: 1 });
        return seesAll ? widest with { Height = widest.WholeHeight, Width = widest.WholeWidth } : null;
    }

    // What else there is may have its channels last, and a slice by steps leaves out more than a border.
    static bool MovesOverMaps(NodeProto node) => s_sliding.Contains(node.OpType) || node.OpType == "Pad" || (node.OpType == "Slice" && node.Input.Count < 5);

    Field? Slid(NodeProto node, Field before)
    {
        long[] kernel = Axes(node, "kernel_shape") ?? (node.Input.Count > 1 && _index.Weights(node.Input[1]) is { } weights ? [.. weights.Dims.Skip(2)] : []);
        if (kernel.Length != 2)
            return null;
        long[] steps = Axes(node, "strides") ?? [1, 1], dilations = Axes(node, "dilations") ?? [1, 1];
        return before with
        {
            Height = before.Height + (kernel[0] - 1) * dilations[0] * before.StepDown,
            Width = before.Width + (kernel[1] - 1) * dilations[1] * before.StepAcross,
            StepDown = before.StepDown * steps[0],
            StepAcross = before.StepAcross * steps[1],
        };
    }

    static long[]? Axes(NodeProto node, string name) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name) is { Ints.Count: 2 } found ? [.. found.Ints] : null;

    /// <summary>What a value sees, how many pixels the next value of its tensor lies further, and what all of them together see.</summary>
    readonly record struct Field(long Height, long Width, long StepDown, long StepAcross, long WholeHeight, long WholeWidth)
    {
        public static Field Widest(Field a, Field b) => new(
            Math.Max(a.Height, b.Height), Math.Max(a.Width, b.Width), Math.Max(a.StepDown, b.StepDown), Math.Max(a.StepAcross, b.StepAcross),
            Math.Max(a.WholeHeight, b.WholeHeight), Math.Max(a.WholeWidth, b.WholeWidth));

        /// <summary>As many places of it: a border that was cut off, or that no step reaches, is seen no more.</summary>
        public Field Over(long rows, long columns) => this with
        {
            WholeHeight = Math.Min(WholeHeight, Height + (rows - 1) * StepDown),
            WholeWidth = Math.Min(WholeWidth, Width + (columns - 1) * StepAcross),
        };
    }
}
