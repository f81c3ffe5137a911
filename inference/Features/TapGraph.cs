using System.Runtime.InteropServices;
using Google.Protobuf;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Features;

/// <summary>
/// Adds pooling to a model as ONNX nodes, so that only small vectors leave the device. Operators are taken that every opset knows alike,
/// because the model decides which one it is.
/// </summary>
sealed class TapGraph
{
    const string Prefix = "strata.features/";
    const int ReduceTakesAxesAsInput = 18;   // the opset
    const long MostProjectionBytes = 1L << 30;

    readonly GraphProto _graph;
    readonly long _opset;
    readonly HashSet<string> _made = [];
    long _projectionBytes;

    TapGraph(ModelProto model)
    {
        _graph = model.Graph;
        _opset = model.OpsetImport.FirstOrDefault(set => set.Domain is "" or "ai.onnx")?.Version ?? 1;
    }

    /// <summary>A copy of a model whose outputs are the taps' alone, [N,width] each; what they do not need is gone.</summary>
    /// <exception cref="InputException">The projections would take more memory than a model may.</exception>
    public static ModelProto Of(ModelProto model, IReadOnlyList<Tap> taps)
    {
        ModelProto edited = model.Clone();
        TapGraph graph = new(edited);
        foreach (Tap tap in taps)
            graph.Add(tap);
        edited.Graph.Output.Clear();
        edited.Graph.Output.AddRange(taps.Select(tap => new ValueInfoProto { Name = tap.Output }));
        GraphPruning.Prune(edited.Graph);
        return edited;
    }

    void Add(Tap tap)
    {
        string x = tap.Tensor.Name;
        if (tap.Tensor.Type != "float32")
            x = Node("Cast", $"{x}/float", [x], NodeAttribute.Of("to", (long)DataType.Float));
        x = tap.Pooling is { } pooling ? Pool(x, tap.Tensor, pooling) : tap.Tensor.Shape.Count > 1 ? Flat(x) : x;
        (string op, AttributeProto[] to) = tap.Type == OutputType.Float16
            ? ("Cast", [NodeAttribute.Of("to", (long)DataType.Float16)]) : ("Identity", Array.Empty<AttributeProto>());
        _graph.Node.Add(new NodeProto { OpType = op, Name = tap.Output, Input = { x }, Output = { tap.Output }, Attribute = { to } });
    }

    // Maps are [N,C,H,W]; tokens [N,L,D] become [N,D,L] where it matters which axis the channels are.
    string Pool(string x, LayerTensor tensor, Pooling pooling)
    {
        bool areTokens = tensor.Shape.Count == 2;
        bool needsChannels = pooling.Channels != ChannelMerge.Keep || pooling.Kind is PoolKind.Mean or PoolKind.Max;
        if (areTokens && needsChannels)
            x = Node("Transpose", $"{x}/channels-first", [x], NodeAttribute.Of("perm", [0L, 2, 1]));
        if (pooling.Channels != ChannelMerge.Keep)
            x = MergeChannels(x, pooling.Channels);
        return pooling.Kind switch
        {
            PoolKind.Mean => Flat(Node("GlobalAveragePool", $"{x}/mean", [x])),
            PoolKind.Max => Flat(Node("GlobalMaxPool", $"{x}/max", [x])),
            PoolKind.Grid2 => Flat(Grid(x, tensor.Shape[1], tensor.Shape[2])),
            PoolKind.Projection => Project(Flat(x), SizeOf(tensor, pooling), pooling),
            _ => Flat(x),
        };
    }

    static long SizeOf(LayerTensor tensor, Pooling pooling) =>
        pooling.Channels == ChannelMerge.Keep ? tensor.Size : tensor.Size / (tensor.Shape.Count == 2 ? tensor.Shape[1] : tensor.Shape[0]);

    string MergeChannels(string x, ChannelMerge merge)
    {
        string op = merge == ChannelMerge.Mean ? "ReduceMean" : "ReduceMax";
        string output = $"{x}/channels-{merge}";
        if (_opset < ReduceTakesAxesAsInput)
            return Node(op, output, [x], NodeAttribute.Of("axes", [1L]), NodeAttribute.Of("keepdims", 1));
        long[] axes = [1];
        return Node(op, output, [x, Constant("axis1", DataType.Int64, MemoryMarshal.AsBytes<long>(axes), 1)], NodeAttribute.Of("keepdims", 1));
    }

    // Adaptive average pooling to 2: cells begin at floor(i·H/2) and end at ceil((i+1)·H/2), which are windows of ceil(H/2) at a stride of
    // floor(H/2). A side of 1 has but one window, which stands for both cells.
    string Grid(string x, long height, long width)
    {
        long[] kernel = [(height + 1) / 2, (width + 1) / 2];
        long[] strides = [Math.Max(1, height / 2), Math.Max(1, width / 2)];
        string grid = Node("AveragePool", $"{x}/grid2", [x], NodeAttribute.Of("kernel_shape", kernel), NodeAttribute.Of("strides", strides));
        if (height == 1)
            grid = Node("Concat", $"{grid}/rows", [grid, grid], NodeAttribute.Of("axis", 2));
        return width == 1 ? Node("Concat", $"{grid}/columns", [grid, grid], NodeAttribute.Of("axis", 3)) : grid;
    }

    string Project(string flat, long size, Pooling pooling)
    {
        string name = $"projection-{size}-{pooling.Width}-{pooling.Seed}";
        if (!_made.Contains(name))
        {
            long bytes = size * pooling.Width * sizeof(float);
            _projectionBytes += bytes;
            if (_projectionBytes > MostProjectionBytes)
                throw new InputException(
                    $"projections from {size:N0} to {pooling.Width:N0} values and those of other layers take {_projectionBytes / (double)(1 << 30):0.0} GiB, "
                    + "but 1 GiB is the most: choose a smaller --width, fewer --layers, or --pool grid2");
            float[] matrix = RandomProjection.Matrix((int)size, pooling.Width, pooling.Seed);
            Constant(name, DataType.Float, MemoryMarshal.AsBytes<float>(matrix), size, pooling.Width);
        }
        return Node("MatMul", $"{flat}/{name}", [flat, Prefix + name]);
    }

    string Flat(string x) => Node("Flatten", $"{x}/flat", [x], NodeAttribute.Of("axis", 1));

    // Two taps of one tensor share what they have in common.
    string Node(string op, string output, string[] inputs, params AttributeProto[] attributes)
    {
        string name = output.StartsWith(Prefix, StringComparison.Ordinal) ? output : Prefix + "inner/" + output;
        if (_made.Add(name))
            _graph.Node.Add(new NodeProto { OpType = op, Name = name, Input = { inputs }, Output = { name }, Attribute = { attributes } });
        return name;
    }

    string Constant(string name, DataType type, ReadOnlySpan<byte> bytes, params ReadOnlySpan<long> shape)
    {
        if (_made.Add(name))
        {
            TensorProto constant = new() { Name = Prefix + name, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
            constant.Dims.AddRange(shape.ToArray());
            _graph.Initializer.Add(constant);
        }
        return Prefix + name;
    }
}
