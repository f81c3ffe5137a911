using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Sessions;

/// <summary>
/// A linear classifier as an ONNX file, small enough to follow by hand: logits = pixels · Weights. Variants stand for what other
/// programs write.
/// </summary>
sealed record TinyModel
{
    public ImageShape Shape { get; init; } = new(1, 1, 3);

    public int Classes { get; init; } = 3;

    /// <summary>[C·H·W, Classes]; by default the first pixels are the logits.</summary>
    public float[]? Weights { get; init; }

    public DataType Input { get; init; } = DataType.Uint8;

    /// <summary>The outputs' names: of logits, and of probabilities; null leaves one out.</summary>
    public (string? Logits, string? Probabilities) Outputs { get; init; } = ("logits", "probabilities");

    public Dimension Batch { get; init; } = "N";

    /// <summary>Whether the file leaves height and width open.</summary>
    public bool OpenSize { get; init; }

    public ModelMetadata Metadata { get; init; } = new();

    /// <summary>Images [n,C,H,W] with pixels from a seed.</summary>
    public static byte[] Pixels(int count, ImageShape shape, int seed = 1)
    {
        byte[] pixels = new byte[count * shape.Size];
        new Random(seed).NextBytes(pixels);
        return pixels;
    }

    /// <summary>An image set of such pixels, labels by turns.</summary>
    public ImageSet Images(int count, int seed = 1) => new(
        "tiny", "test", Shape, Pixels(count, Shape, seed), [.. Enumerable.Range(0, count).Select(i => i % Classes)],
        [.. Enumerable.Range(0, Classes).Select(label => $"{label}")]);

    public string Save(string path)
    {
        OnnxFile.Save(Build(), path);
        return path;
    }

    public ModelProto Build()
    {
        GraphBuilder graph = new("tiny");
        Dimension Size(string symbol, int size) => OpenSize ? symbol : size;
        string image = graph.Input("image", Input, Batch, Shape.Channels, Size("H", Shape.Height), Size("W", Shape.Width));
        string pixels = graph.Node("Cast", "pixels", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string flat = graph.Node("Flatten", "flat", [pixels]);
        string weights = graph.Weights("weights", Weights ?? Diagonal(), Shape.Size, Classes);
        string logits = graph.Node("MatMul", Outputs.Logits ?? "inner", [flat, weights]);
        if (Outputs.Logits is not null)
            graph.Output(logits, DataType.Float, Batch, Classes);
        if (Outputs.Probabilities is { } name)
            graph.Output(graph.Node("Softmax", name, [logits], NodeAttribute.Of("axis", 1)), DataType.Float, Batch, Classes);
        return graph.Build("tests", "1", Metadata.ToEntries());
    }

    float[] Diagonal()
    {
        float[] weights = new float[Shape.Size * Classes];
        for (int i = 0; i < Math.Min(Shape.Size, Classes); i++)
            weights[i * Classes + i] = 1;
        return weights;
    }
}
