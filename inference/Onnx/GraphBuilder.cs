using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Strata.Onnx;

/// <summary>Builds an ONNX graph node by node. Tensors are referred to by name; every name is given once.</summary>
public sealed partial class GraphBuilder(string name)
{
    /// <summary>The opset that Strata writes: 17, the first with LayerNormalization, understood by every current runtime.</summary>
    public const int Opset = 17;

    /// <summary>The file format version that goes with opset 17.</summary>
    public const int IrVersion = 8;

    readonly GraphProto _graph = new() { Name = name };
    readonly HashSet<string> _names = [];
    readonly SortedSet<string> _domains = new(StringComparer.Ordinal);

    /// <summary>Declares an input of the graph and returns its name.</summary>
    public string Input(string tensor, TensorProto.Types.DataType type, params ReadOnlySpan<Dimension> shape)
    {
        Claim(tensor);
        _graph.Input.Add(Describe(tensor, type, shape));
        return tensor;
    }

    /// <summary>Declares a tensor of the graph as one of its outputs.</summary>
    public void Output(string tensor, TensorProto.Types.DataType type, params ReadOnlySpan<Dimension> shape) =>
        _graph.Output.Add(Describe(tensor, type, shape));

    /// <summary>Records the type and shape of a tensor inside the graph, so that it can be made an output later.</summary>
    public void Annotate(string tensor, TensorProto.Types.DataType type, params ReadOnlySpan<Dimension> shape) =>
        _graph.ValueInfo.Add(Describe(tensor, type, shape));

    /// <summary>Adds a node with one output; the node carries the output's name.</summary>
    /// <param name="op">The operator of the default domain, as in "Conv".</param>
    /// <param name="output">The name of the tensor it makes.</param>
    /// <param name="inputs">The tensors it reads, in order; "" leaves an optional one out.</param>
    /// <param name="attributes">See <see cref="NodeAttribute"/>.</param>
    /// <returns><paramref name="output"/>.</returns>
    public string Node(string op, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        NodeOf("", op, output, inputs, attributes);

    /// <summary>Adds a node of another domain's operator, version 1, as <see cref="Node"/> does.</summary>
    /// <param name="domain">The operator's domain, as in "ai.onnx.contrib".</param>
    /// <param name="op">The operator, as in "DecodeImage".</param>
    /// <param name="output">The name of the tensor it makes.</param>
    /// <param name="inputs">The tensors it reads, in order; "" leaves an optional one out.</param>
    /// <param name="attributes">See <see cref="NodeAttribute"/>.</param>
    /// <returns><paramref name="output"/>.</returns>
    public string NodeOf(
        string domain, string op, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        NodeWith(domain, op, [output], inputs, attributes);
        return output;
    }

    /// <summary>Adds a node with several outputs, as TopK has; the node carries the first one's name.</summary>
    /// <param name="domain">The operator's domain; "" for the default one.</param>
    /// <param name="op">The operator.</param>
    /// <param name="outputs">The names of the tensors it makes, in order.</param>
    /// <param name="inputs">The tensors it reads, in order; "" leaves an optional one out.</param>
    /// <param name="attributes">See <see cref="NodeAttribute"/>.</param>
    public void NodeWith(
        string domain, string op, ReadOnlySpan<string> outputs, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        if (domain != "")
            _domains.Add(domain);
        NodeProto node = new() { Domain = domain, OpType = op, Name = outputs[0] };
        foreach (string output in outputs)
        {
            Claim(output);
            node.Output.Add(output);
        }
        foreach (string input in inputs)
            node.Input.Add(input);
        foreach (AttributeProto attribute in attributes)
            node.Attribute.Add(attribute);
        _graph.Node.Add(node);
    }

    /// <summary>Adds float32 weights of that shape and returns their name.</summary>
    /// <exception cref="ArgumentException">The number of values does not fit the shape.</exception>
    public string Weights(string tensor, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Initializer(tensor, TensorProto.Types.DataType.Float, MemoryMarshal.AsBytes(values), values.Length, shape);

    /// <summary>Adds a one-dimensional int64 constant (a shape, axes, pads) and returns its name.</summary>
    public string Integers(string tensor, params ReadOnlySpan<long> values) =>
        Initializer(tensor, TensorProto.Types.DataType.Int64, MemoryMarshal.AsBytes(values), values.Length, [values.Length]);

    /// <summary>Adds a float32 scalar and returns its name.</summary>
    public string Scalar(string tensor, float value) => Weights(tensor, [value], []);

    /// <summary>The finished model: opset 17, IR 8, metadata in key order.</summary>
    /// <param name="producer">What wrote it.</param>
    /// <param name="version">The producer's version.</param>
    /// <param name="metadata">Goes to metadata_props.</param>
    public ModelProto Build(string producer, string version, IReadOnlyDictionary<string, string> metadata)
    {
        ModelProto model = new()
        {
            IrVersion = IrVersion,
            ProducerName = producer,
            ProducerVersion = version,
            Graph = _graph.Clone(),
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Opset } },
        };
        model.OpsetImport.AddRange(_domains.Select(domain => new OperatorSetIdProto { Domain = domain, Version = 1 }));
        foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            model.SetMetadata(key, value);
        return model;
    }

    // ONNX keeps raw_data little-endian, as are all machines that .NET runs on here.
    string Initializer(string tensor, TensorProto.Types.DataType type, ReadOnlySpan<byte> bytes, int count, ReadOnlySpan<long> shape)
    {
        long expected = 1;
        foreach (long size in shape)
            expected *= size;
        if (expected != count)
            throw new ArgumentException($"{tensor}: {count:N0} values do not fit the shape [{string.Join(',', shape.ToArray())}]");
        Claim(tensor);
        TensorProto proto = new() { Name = tensor, DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        proto.Dims.AddRange(shape.ToArray());
        _graph.Initializer.Add(proto);
        return tensor;
    }

    void Claim(string tensor)
    {
        if (!_names.Add(tensor))
            throw new ArgumentException($"the graph {_graph.Name} already has a tensor named '{tensor}'");
    }

    static ValueInfoProto Describe(string tensor, TensorProto.Types.DataType type, ReadOnlySpan<Dimension> shape)
    {
        TensorShapeProto dimensions = new();
        foreach (Dimension dimension in shape)
            dimensions.Dim.Add(dimension.ToProto());
        return new ValueInfoProto
        {
            Name = tensor,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } },
        };
    }
}
