using System.Runtime.InteropServices;

namespace Microsoft.ML.Onnx;

/// <summary>
/// An ONNX graph under construction (opset 13, IR 7). Tensors are referred to by name; the batch axis is the symbol N.
/// </summary>
sealed class OnnxGraph
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int UInt32 = 12;
    const string MachineLearning = "ai.onnx.ml";

    readonly ProtoMessage _graph = new();
    bool _usesMachineLearning;

    /// <summary>An input [N,width].</summary>
    public string Input(string name, int width)
    {
        _graph.Message(11, Value(name, Float, width));
        return name;
    }

    /// <summary>Makes a tensor [N,width] an output.</summary>
    public void Output(string name, int type, int width) => _graph.Message(12, Value(name, type, width));

    /// <summary>Constant floats.</summary>
    public string Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape) =>
        Tensor(name, Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Constant whole numbers, one axis.</summary>
    public string Constant(string name, params ReadOnlySpan<long> values) =>
        Tensor(name, Int64, MemoryMarshal.AsBytes(values), [values.Length]);

    /// <summary>A node with one output, which is named after it.</summary>
    public string Node(string op, string output, string[] inputs, params ProtoMessage[] attributes) =>
        NodeOf("", op, output, inputs, attributes);

    /// <summary>A node of the operators for machine learning.</summary>
    public string MachineLearningNode(string op, string output, string[] inputs, params ProtoMessage[] attributes)
    {
        _usesMachineLearning = true;
        return NodeOf(MachineLearning, op, output, inputs, attributes);
    }

    /// <summary>Writes the model.</summary>
    public void Save(Stream stream)
    {
        _graph.Text(2, "model");
        ProtoMessage model = new ProtoMessage().Integer(1, 7).Text(2, "Microsoft.ML").Message(7, _graph).Message(8, Opset("", 13));
        if (_usesMachineLearning)
            model.Message(8, Opset(MachineLearning, 1));
        model.CopyTo(stream);
    }

    public static ProtoMessage Attribute(string name, long value) => new ProtoMessage().Text(1, name).Integer(3, value).Integer(20, 2);

    public static ProtoMessage Attribute(string name, string value) => new ProtoMessage().Text(1, name).Text(4, value).Integer(20, 3);

    public static ProtoMessage Attribute(string name, float[] values) => new ProtoMessage().Text(1, name).Floats(7, values).Integer(20, 6);

    public static ProtoMessage Attribute(string name, IEnumerable<long> values) =>
        new ProtoMessage().Text(1, name).Integers(8, values).Integer(20, 7);

    public static ProtoMessage Attribute(string name, IEnumerable<string> values)
    {
        ProtoMessage attribute = new ProtoMessage().Text(1, name);
        foreach (string value in values)
            attribute.Text(9, value);
        return attribute.Integer(20, 8);
    }

    string NodeOf(string domain, string op, string output, string[] inputs, ProtoMessage[] attributes)
    {
        ProtoMessage node = new();
        foreach (string input in inputs)
            node.Text(1, input);
        node.Text(2, output).Text(3, output).Text(4, op);
        foreach (ProtoMessage attribute in attributes)
            node.Message(5, attribute);
        _graph.Message(1, domain == "" ? node : node.Text(7, domain));
        return output;
    }

    string Tensor(string name, int type, ReadOnlySpan<byte> bytes, ReadOnlySpan<long> shape)
    {
        _graph.Message(5, new ProtoMessage().Integers(1, shape.ToArray()).Integer(2, type).Text(8, name).Bytes(9, bytes));
        return name;
    }

    static ProtoMessage Opset(string domain, int version) => new ProtoMessage().Text(1, domain).Integer(2, version);

    static ProtoMessage Value(string name, int type, int width)
    {
        ProtoMessage shape = new ProtoMessage()
            .Message(1, new ProtoMessage().Text(2, "N")).Message(1, new ProtoMessage().Integer(1, width));
        ProtoMessage tensor = new ProtoMessage().Integer(1, type).Message(2, shape);
        return new ProtoMessage().Text(1, name).Message(2, new ProtoMessage().Message(1, tensor));
    }
}
