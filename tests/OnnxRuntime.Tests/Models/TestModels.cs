using Microsoft.ML.OnnxRuntime.Tensors;

namespace Strata.Tests.Models;

/// <summary>The models of these tests; each is small enough to be worked by hand.</summary>
static class TestModels
{
    const TensorElementType Float = TensorElementType.Float;

    /// <summary>sum = left + right, difference = left - right; all [N,2].</summary>
    public static readonly byte[] SumAndDifference = new OnnxModel
    {
        Inputs = [new("left", Float, "N", 2), new("right", Float, "N", 2)],
        Outputs = [new("sum", Float, "N", 2), new("difference", Float, "N", 2)],
        Nodes = [new("Add", ["left", "right"], ["sum"]), new("Sub", ["left", "right"], ["difference"])],
        Metadata = new() { ["classes"] = "zéro,one", ["empty"] = "" },
    }.ToBytes();

    /// <summary>y = relu(x W + b) for x [N,3], W = [[1,2],[3,4],[5,6]], b = [-100, 1].</summary>
    public static readonly byte[] Dense = DenseLayer(bias: []);

    /// <summary>The same, but b is a default that a run may replace.</summary>
    public static readonly byte[] DenseWithBiasToFeed = DenseLayer(bias: [new("b", Float, 2)]);

    /// <summary>out = in, of one element type and any shape of two dimensions.</summary>
    public static byte[] Identity(TensorElementType type) => new OnnxModel
    {
        Inputs = [new("in", type, "N", "M")],
        Outputs = [new("out", type, "N", "M")],
        Nodes = [new("Identity", ["in"], ["out"])],
    }.ToBytes();

    /// <summary>image = the pixels [H,W,3] of the JPEG or PNG file whose bytes are fed.</summary>
    public static readonly byte[] DecodeImage = Decoding("bytes");

    /// <summary>The same for a table of bytes, which the operator must refuse.</summary>
    public static readonly byte[] DecodeTable = Decoding("rows", "columns");

    static byte[] Decoding(params object[] shape) => new OnnxModel
    {
        Inputs = [new("file", TensorElementType.UInt8, shape)],
        Outputs = [new("image", TensorElementType.UInt8, "H", "W", "C")],
        Nodes = [new("DecodeImage", ["file"], ["image"], "ai.onnx.contrib")],
    }.ToBytes();

    /// <summary>out = in times itself, again and again: with a matrix of some size, a run that takes seconds.</summary>
    public static byte[] LongMatMulChain(int length)
    {
        string Name(int i) => i == 0 ? "in" : i == length ? "out" : $"step{i}";
        return new OnnxModel
        {
            Inputs = [new("in", Float, "N", "N")],
            Outputs = [new("out", Float, "N", "N")],
            Nodes = [.. Enumerable.Range(0, length).Select(i => new Node("MatMul", [Name(i), "in"], [Name(i + 1)]))],
        }.ToBytes();
    }

    static byte[] DenseLayer(Port[] bias) => new OnnxModel
    {
        Inputs = [new("x", Float, "N", 3), .. bias],
        Outputs = [new("y", Float, "N", 2)],
        Nodes = [new("MatMul", ["x", "w"], ["xw"]), new("Add", ["xw", "b"], ["z"]), new("Relu", ["z"], ["y"])],
        Weights = [new("w", [1, 2, 3, 4, 5, 6], 3, 2), new("b", [-100, 1], 2)],
    }.ToBytes();
}
