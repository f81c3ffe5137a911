using System.Text.Json;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Features;

public sealed class LayersTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    LayerList List(ModelProto model, ImageShape? image = null)
    {
        string path = _folder.File("model.onnx");
        OnnxFile.Save(model, path);
        return LayerList.Of(new ModelFile("model", path), image);
    }

    [Fact]
    public void Every_tensor_is_told_with_operator_shape_type_and_size()
    {
        string path = new MapModel().Save(_folder.File("maps.onnx"));
        JsonElement[] tensors = [.. Inference.Json("layers", path).GetProperty("layers").EnumerateArray()];
        Assert.Equal(
            ["maps Cast 2x3x5 float32 120 True", "plumbing Sub 2x3x5 float32 120 False", "relu Relu 2x3x5 float32 120 True",
             "row Flatten 30 float32 120 False", "flat MatMul 1 float32 4 True", "top GlobalMaxPool 2x1x1 float32 8 False",
             "top/row Flatten 2 float32 8 False", "logits Concat 3 float32 12 False"],
            tensors.Select(tensor => string.Join(' ',
                tensor.GetProperty("name").GetString(), tensor.GetProperty("op").GetString(), string.Join('x', tensor.GetProperty("shape").EnumerateArray()),
                tensor.GetProperty("type").GetString(), tensor.GetProperty("bytesPerImage").GetInt32(), tensor.GetProperty("isLayer").GetBoolean())));
    }

    [Fact]
    public void The_shipped_run_is_told_with_the_layers_that_it_names() => Assert.Equal(
        ["conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "flatten", "fc1", "relu3", "fc2", "relu4", "logits"],
        LayerList.Of(ModelFile.Find(Inference.LeNet)).Select([]).Select(tensor => tensor.Name));

    [Fact]
    public void A_file_that_names_no_layers_has_those_that_its_operators_tell() =>
        Assert.Equal(["relu", "flat", "top", "logits"], List(new MapModel { Layers = [] }.Build()).Select([]).Select(tensor => tensor.Name));

    [Theory]
    [InlineData("re*,flat", "relu flat")]
    [InlineData("*", "maps relu flat")]
    [InlineData("flat,maps,flat", "maps flat")]
    [InlineData("plumb*", "plumbing")]
    [InlineData("ro?", "row")]
    [InlineData("top/row", "top/row")]
    public void Patterns_choose_among_layers_first(string patterns, string chosen) => Assert.Equal(
        chosen.Split(' '), List(new MapModel().Build()).Select(patterns.Split(',')).Select(tensor => tensor.Name));

    [Fact]
    public void A_file_that_fixes_its_batch_and_one_that_leaves_the_size_open_are_told()
    {
        Assert.Equal(8, List(new MapModel { Batch = 4 }.Build()).Tensors.Count);
        ModelProto open = new MapModel().Build();
        foreach (int axis in (int[])[2, 3])
            open.Graph.Input[0].Type.TensorType.Shape.Dim[axis] = new() { DimParam = $"size{axis}" };
        Assert.Contains("--image 3x224x224", Assert.Throws<InputException>(() => List(open)).Message);
        Assert.Equal([2L, 3, 5], List(open, new ImageShape(2, 3, 5)).Tensors[0].Shape);
    }

    [Fact]
    public void What_holds_no_fractions_or_no_batch_cannot_be_tapped()
    {
        GraphBuilder graph = new("mixed");
        string image = graph.Input("image", DataType.Uint8, "N", 1, 2, 2);
        string real = graph.Node("Cast", "real", [image], NodeAttribute.Of("to", (long)DataType.Float));
        graph.Node("Shape", "shape", [real]);
        graph.Node("ArgMax", "best", [real], NodeAttribute.Of("axis", 1));
        graph.Node("ReduceMean", "mean", [real], NodeAttribute.Of("axes", [0L, 1, 2, 3]), NodeAttribute.Of("keepdims", 0));
        string doubled = graph.Node("Cast", "doubled", [real], NodeAttribute.Of("to", (long)DataType.Double));
        graph.Output(doubled, DataType.Double, "N", 1, 2, 2);
        LayerList list = List(graph.Build("tests", "1", new Dictionary<string, string>()));
        Assert.Equal(["real float32", "doubled float64"], list.Tensors.Select(tensor => $"{tensor.Name} {tensor.Type}"));
        Assert.Contains("nothing that looks like a layer", Assert.Throws<InputException>(() => list.Select([])).Message);
    }
}
