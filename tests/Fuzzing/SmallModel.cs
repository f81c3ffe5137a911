using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Fuzzing;

/// <summary>A small network with all that an ONNX file of one may hold: weights, attributes of many types, metadata.</summary>
static class SmallModel
{
    const int Channels = 4;
    const int Classes = 3;

    /// <summary>Writes it and returns the path.</summary>
    public static string Save(string path, ImageShape shape)
    {
        OnnxFile.Save(Build(shape), path);
        return path;
    }

    /// <summary>Images uint8 [N,C,H,W] to logits and probabilities [N,3].</summary>
    public static ModelProto Build(ImageShape shape)
    {
        GraphBuilder graph = new("small");
        string image = graph.Input("image", DataType.Uint8, "N", shape.Channels, shape.Height, shape.Width);
        string x = graph.Node("Cast", "pixels", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string kernel = graph.Weights("conv.weight", Ramp(Channels * shape.Channels * 9), Channels, shape.Channels, 3, 3);
        x = graph.Node("Conv", "conv", [x, kernel, graph.Weights("conv.bias", Ramp(Channels), Channels)],
            NodeAttribute.Of("pads", [1L, 1L, 1L, 1L]), NodeAttribute.Of("kernel_shape", [3L, 3L]), NodeAttribute.Of("auto_pad", "NOTSET"));
        string ones = graph.Weights("ones", [1, 1, 1, 1], Channels);
        x = graph.Node("BatchNormalization", "norm", [x, ones, ones, ones, ones], NodeAttribute.Of("epsilon", 1e-3f));
        x = graph.Node("LeakyRelu", "relu", [x], NodeAttribute.Of("alpha", 0.1f));
        graph.Annotate(x, DataType.Float, "N", Channels, shape.Height, shape.Width);
        x = graph.Node("GlobalAveragePool", "pool", [x]);
        x = graph.Node("Reshape", "flat", [x, graph.Integers("flat.shape", 0, -1)]);
        x = graph.Node("Gemm", "logits", [x, graph.Weights("fc.weight", Ramp(Classes * Channels), Classes, Channels)], NodeAttribute.Of("transB", 1));
        graph.Output(x, DataType.Float, "N", Classes);
        graph.Output(graph.Node("Softmax", "probabilities", [x], NodeAttribute.Of("axis", 1)), DataType.Float, "N", Classes);
        return graph.Build("fuzzing", "1", new ModelMetadata { ClassNames = ["a", "b", "c"], Run = "small" }.ToEntries());
    }

    static float[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(i => (i % 7 - 3) / 8f)];
}
