using Strata.CommandLine;
using Strata.Data;
using Strata.Onnx;
using Strata.Randomness;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Quantization;

/// <summary>A small convolutional classifier with random weights, with all that quantisation and float16 have to tell apart.</summary>
sealed record SmallNetwork
{
    public ImageShape Shape { get; init; } = new(1, 12, 12);

    public bool BatchNorm { get; init; }

    public bool Residual { get; init; }

    public ModelMetadata Metadata { get; init; } = new();

    public static Shell Quiet { get; } = new(TextWriter.Null, TextWriter.Null, json: false, default);

    public const int Classes = 10;

    public ImageSet Images(int count, int seed = 1)
    {
        byte[] pixels = new byte[count * Shape.Size];
        new Random(seed).NextBytes(pixels);
        return new ImageSet(
            "random", "train", Shape, pixels, [.. Enumerable.Range(0, count).Select(i => i % Classes)], [.. Enumerable.Range(0, Classes).Select(i => $"{i}")]);
    }

    public static Scores Score(ModelProto model, ImageSet images)
    {
        using ModelSession session = ModelSession.Open(model, "small.onnx", new SessionSettings { Threads = 1 });
        using Classifier classifier = new(session, images.Shape, 32);
        return classifier.Score(images);
    }

    public ModelProto Build()
    {
        GraphBuilder graph = new("small");
        SplitMix64 random = new(5);
        string Weights(string name, double scale, params long[] shape)
        {
            float[] values = new float[shape.Aggregate(1L, (a, b) => a * b)];
            for (int i = 0; i < values.Length; i++)
                values[i] = (float)(random.Bell() * scale);
            return graph.Weights(name, values, shape);
        }
        string Conv(string name, string input, int from, int to) => graph.Node(
            "Conv", name, [input, Weights($"{name}.weight", Math.Sqrt(2.0 / (9 * from)), to, from, 3, 3), Weights($"{name}.bias", 0.1, to)],
            NodeAttribute.Of("kernel_shape", [3L, 3L]), NodeAttribute.Of("pads", [1L, 1L, 1L, 1L]));
        string Norm(string name, string input, int channels) => graph.Node(
            "BatchNormalization", name,
            [
                input, Weights($"{name}.weight", 1, channels), Weights($"{name}.bias", 0.2, channels), Weights($"{name}.mean", 0.3, channels),
                graph.Weights($"{name}.variance", [.. Enumerable.Range(1, channels).Select(i => 0.4f * i)], channels),
            ],
            NodeAttribute.Of("epsilon", 1e-3f));

        string image = graph.Input("image", DataType.Uint8, "N", Shape.Channels, Shape.Height, Shape.Width);
        string pixels = graph.Node("Cast", "pixels", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string x = graph.Node("Mul", "scaled", [pixels, graph.Scalar("factor", 1 / 255f)]);
        x = Conv("conv1", x, Shape.Channels, 4);
        if (BatchNorm)
            x = Norm("norm1", x, 4);
        x = graph.Node("Relu", "relu1", [x]);
        string pooled = x = graph.Node("MaxPool", "pool1", [x], NodeAttribute.Of("kernel_shape", [2L, 2L]), NodeAttribute.Of("strides", [2L, 2L]));
        x = graph.Node("Relu", "relu2", [Conv("conv2", x, 4, 8)]);
        if (Residual)
            x = graph.Node("Relu", "relu3", [graph.Node("Add", "sum", [Conv("conv3", x, 8, 4), pooled])]);
        x = graph.Node("Flatten", "flat", [x]);
        int width = (Residual ? 4 : 8) * (Shape.Height / 2) * (Shape.Width / 2);
        x = graph.Node(
            "Gemm", "logits", [x, Weights("logits.weight", Math.Sqrt(1.0 / width), Classes, width), Weights("logits.bias", 0.1, Classes)],
            NodeAttribute.Of("transB", 1));
        graph.Output(x, DataType.Float, "N", Classes);
        graph.Output(graph.Node("Softmax", "probabilities", [x], NodeAttribute.Of("axis", 1)), DataType.Float, "N", Classes);
        return graph.Build("tests", "1", Metadata.ToEntries());
    }
}
