using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Deployment.Decoding;

/// <summary>
/// Resizing along one axis as a matrix that the graph makes from the image's own size. Where the axis shrinks, each row averages
/// the stretch that its sample covers, ends by their covered part; where it grows, it lies between the two nearest (half-pixel
/// centres, the edge repeated). This is what Strata does to images outside of graphs, in operators that every opset from 13 on
/// has; the operator Resize smooths only from opset 18 on.
/// </summary>
static class ResizeMatrix
{
    /// <summary>Adds the matrix [length, L], whose rows add up to 1, and returns its name.</summary>
    /// <param name="graph">The graph under construction.</param>
    /// <param name="prefix">What goes before all names.</param>
    /// <param name="size">The tensor with the image's shape, int64.</param>
    /// <param name="axis">Where L stands in it.</param>
    /// <param name="length">Samples to make.</param>
    public static string Add(GraphBuilder graph, string prefix, string size, int axis, int length)
    {
        string Node(string op, string name, ReadOnlySpan<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
            graph.Node(op, prefix + name, inputs, attributes);
        string zero = graph.Scalar(prefix + "zero", 0), one = graph.Scalar(prefix + "one", 1), half = graph.Scalar(prefix + "half", 0.5f);
        string place = graph.Weights(prefix + "place", [.. Enumerable.Range(0, length).Select(i => (float)i)], length, 1);

        string whole = Node("Gather", "whole", [size, graph.Integers(prefix + "axis", axis)]);
        string vector = Node("Cast", "length/vector", [whole], NodeAttribute.Of("to", (long)DataType.Float));
        string count = Node("Squeeze", "length", [vector]);
        string step = Node("Div", "step", [count, graph.Scalar(prefix + "samples", length)]);
        string source = Node("Range", "source", [zero, count, one]);

        string from = Node("Mul", "from", [place, step]);
        string to = Node("Add", "to", [from, step]);
        string end = Node("Min", "end", [to, Node("Add", "source/end", [source, one])]);
        string area = Node("Max", "area", [Node("Sub", "covered", [end, Node("Max", "start", [from, source])]), zero]);

        string middle = Node("Sub", "middle", [Node("Mul", "centre", [Node("Add", "place/centre", [place, half]), step]), half]);
        string inside = Node("Clip", "inside", [middle, zero, Node("Sub", "last", [count, one])]);
        string distance = Node("Abs", "distance", [Node("Sub", "offset", [source, inside])]);
        string linear = Node("Max", "linear", [Node("Sub", "nearness", [one, distance]), zero]);

        string shrinks = Node("GreaterOrEqual", "shrinks", [step, one]);
        string weights = Node("Where", "weights", [shrinks, area, linear]);
        string sum = Node("ReduceSum", "sum", [weights, graph.Integers(prefix + "row", 1)], NodeAttribute.Of("keepdims", 1));
        return Node("Div", "matrix", [weights, sum]);
    }
}
