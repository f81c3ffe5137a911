using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Devices;

/// <summary>A tiny convolutional network that shows whether a device really computes.</summary>
static class ProbeNetwork
{
    const int Channels = 8;
    const int Classes = 10;

    /// <summary>The shape of its images.</summary>
    public static ImageShape Shape { get; } = new(1, 16, 16);

    /// <summary>What it puts out: float32 [N,10].</summary>
    public const string Output = "logits";

    /// <summary>Input `image` uint8 [N,1,16,16]; weights from a fixed seed.</summary>
    public static ModelProto Build()
    {
        GraphBuilder graph = new("probe");
        string x = graph.Input("image", DataType.Uint8, "N", Shape.Channels, Shape.Height, Shape.Width);
        x = graph.Node("Cast", "float", [x], NodeAttribute.Of("to", (long)DataType.Float));
        x = graph.Node("Mul", "scaled", [x, graph.Scalar("unit", 1 / 255f)]);
        x = graph.Node("Conv", "conv", [x, Random(graph, "conv.weight", Channels, Shape.Channels, 3, 3)], NodeAttribute.Of("pads", [1, 1, 1, 1]));
        x = graph.Node("Relu", "relu", [x]);
        x = graph.Node(
            "MaxPool", "pool", [x], NodeAttribute.Of("kernel_shape", [2, 2]), NodeAttribute.Of("strides", [2, 2]));
        x = graph.Node("Flatten", "flatten", [x]);
        x = graph.Node("MatMul", Output, [x, Random(graph, "fc.weight", Channels * Shape.Height * Shape.Width / 4, Classes)]);
        graph.Output(x, DataType.Float, "N", Classes);
        return graph.Build("Strata", "", new Dictionary<string, string>());
    }

    /// <summary>Images with pixels from a fixed seed.</summary>
    public static void Fill(Span<byte> pixels) => new Random(1).NextBytes(pixels);

    static string Random(GraphBuilder graph, string name, params ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (long size in shape)
            count *= size;
        Random random = new(shape.Length);
        float[] values = new float[count];
        for (int i = 0; i < values.Length; i++)
            values[i] = (random.NextSingle() - 0.5f) / 8;
        return graph.Weights(name, values, shape);
    }
}
