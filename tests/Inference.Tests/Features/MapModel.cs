using Strata.Data;
using Strata.Onnx;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Features;

/// <summary>
/// A network whose layers can be worked by hand: "maps" holds the pixels as they are, [C,H,W]; "relu" the same less 100, cut off at 0;
/// "flat" is the sum of each image.
/// </summary>
sealed record MapModel
{
    public ImageShape Shape { get; init; } = new(2, 3, 5);

    public Dimension Batch { get; init; } = "N";

    public IReadOnlyList<string> Layers { get; init; } = ["maps", "relu", "flat"];

    public long Opset { get; init; } = GraphBuilder.Opset;

    public ImageSet Images(int count, int seed = 1)
    {
        byte[] pixels = new byte[count * Shape.Size];
        new Random(seed).NextBytes(pixels);
        return new ImageSet("random", "test", Shape, pixels, [.. Enumerable.Range(0, count).Select(i => i * 7 % 3)], ["a", "b", "c"]);
    }

    public string Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        OnnxFile.Save(Build(), path);
        return path;
    }

    public ModelProto Build()
    {
        GraphBuilder graph = new("maps");
        string image = graph.Input("image", DataType.Uint8, Batch, Shape.Channels, Shape.Height, Shape.Width);
        string maps = graph.Node("Cast", "maps", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string dimmed = graph.Node("Sub", "plumbing", [maps, graph.Scalar("hundred", 100)]);
        string relu = graph.Node("Relu", "relu", [dimmed]);
        string row = graph.Node("Flatten", "row", [maps]);
        string flat = graph.Node("MatMul", "flat", [row, graph.Weights("ones", [.. Enumerable.Repeat(1f, Shape.Size)], Shape.Size, 1)]);
        string pooled = graph.Node("GlobalMaxPool", "top", [relu]);
        graph.Output(graph.Node("Concat", "logits", [flat, graph.Node("Flatten", "top/row", [pooled])], NodeAttribute.Of("axis", 1)), DataType.Float, Batch, Shape.Channels + 1);
        ModelProto model = graph.Build("tests", "1", new ModelMetadata { Layers = Layers, ClassNames = ["a", "b", "c"] }.ToEntries());
        model.OpsetImport[0].Version = Opset;
        return model;
    }
}
