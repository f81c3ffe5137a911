using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Strata.Tests.Models;

/// <summary>An input or output: a dimension is a number, or the name of an open one.</summary>
sealed record Port(string Name, TensorElementType Type, params object[] Shape);

sealed record Node(string Operator, string[] Inputs, string[] Outputs, string Domain = "");

sealed record Weight(string Name, float[] Values, params long[] Shape);

/// <summary>A small ONNX model in the field numbers of onnx.proto, opset 17, IR 8.</summary>
sealed record OnnxModel
{
    public required Port[] Inputs { get; init; }

    public required Port[] Outputs { get; init; }

    public required Node[] Nodes { get; init; }

    public Weight[] Weights { get; init; } = [];

    public Dictionary<string, string> Metadata { get; init; } = [];

    public byte[] ToBytes() => new ProtoWriter()
        .Number(1, 8)
        .Text(2, "by hand")
        .Text(4, "tests.example")
        .Number(5, 3)
        .Text(6, "a model of the tests")
        .Message(7, Graph())
        .Message(8, new ProtoWriter().Text(1, "").Number(2, 17))
        .Each([.. Nodes.Select(node => node.Domain).Where(domain => domain != "").Distinct()],
            (model, domain) => model.Message(8, new ProtoWriter().Text(1, domain).Number(2, 1)))
        .Each(Metadata, (model, entry) => model.Message(14, new ProtoWriter().Text(1, entry.Key).Text(2, entry.Value)))
        .ToArray();

    ProtoWriter Graph() => new ProtoWriter()
        .Each(Nodes, (graph, node) => graph.Message(1, new ProtoWriter()
            .Each(node.Inputs, (message, name) => message.Text(1, name))
            .Each(node.Outputs, (message, name) => message.Text(2, name))
            .Text(3, node.Outputs[0])
            .Text(4, node.Operator)
            .Text(7, node.Domain)))
        .Text(2, "graph")
        .Each(Weights, (graph, weight) => graph.Message(5, new ProtoWriter()
            .Each(weight.Shape, (tensor, dimension) => tensor.Number(1, dimension))
            .Number(2, (long)TensorElementType.Float)
            .Text(8, weight.Name)
            .Bytes(9, MemoryMarshal.AsBytes<float>(weight.Values))))
        .Text(10, "a graph of the tests")
        .Each(Inputs, (graph, port) => graph.Message(11, Value(port)))
        .Each(Outputs, (graph, port) => graph.Message(12, Value(port)));

    static ProtoWriter Value(Port port)
    {
        ProtoWriter shape = new ProtoWriter().Each(port.Shape, (message, dimension) => message.Message(1, Dimension(dimension)));
        ProtoWriter tensor = new ProtoWriter().Number(1, (long)port.Type).Message(2, shape);
        return new ProtoWriter().Text(1, port.Name).Message(2, new ProtoWriter().Message(1, tensor));
    }

    static ProtoWriter Dimension(object dimension) => dimension is string name
        ? new ProtoWriter().Text(2, name).Text(3, name == "N" ? "DATA_BATCH" : "")
        : new ProtoWriter().Number(1, Convert.ToInt64(dimension));
}
