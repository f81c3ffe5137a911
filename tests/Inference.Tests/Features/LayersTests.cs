using System.Text.Json;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Quantization;
using Strata.Sessions;
using Strata.Tests.Quantization;
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
    public void Layers_say_what_they_hold_cost_and_see()
    {
        // By hand: a convolution makes 28x28x6 values of 5x5x1 products each, and so on.
        LayerList list = LayerList.Of(ModelFile.Find(Inference.LeNet));
        Assert.Equal(
            ["conv1 156 117600 5x5", "relu1 0 0 5x5", "pool1 0 0 6x6", "conv2 2416 240000 14x14", "relu2 0 0 14x14", "pool2 0 0 16x16",
             "flatten 0 0 16x16", "fc1 48120 48000 28x28", "relu3 0 0 28x28", "fc2 10164 10080 28x28", "relu4 0 0 28x28", "logits 850 840 28x28"],
            list.Select([]).Select(Cost));
        Assert.Equal(416_520, list.MultiplyAdds);
        // Preprocessing holds two numbers more, a factor and a shift.
        Assert.Equal(61_706 + 2, list.Weights);
    }

    static string Cost(LayerTensor layer) => $"{layer.Name} {layer.Weights} {layer.MultiplyAdds} "
        + (layer.ReceptiveField is { } field ? string.Join('x', field) : "?");

    [Fact]
    public void Steps_dilations_branches_and_shared_weights_count_as_they_should()
    {
        GraphBuilder graph = new("branches");
        string image = graph.Node("Cast", "real", [graph.Input("image", DataType.Uint8, "N", 1, 16, 20)], NodeAttribute.Of("to", (long)DataType.Float));
        string wide = graph.Weights("wide", new float[2 * 9], 2, 1, 3, 3);
        // A 3x3 whose places lie 2 apart, by steps of 1x2: 12x8 places of 2x9 products; it sees 5x5, and never the last column.
        string first = graph.Node("Conv", "first", [image, wide], NodeAttribute.Of("dilations", [2L, 2]), NodeAttribute.Of("strides", [1L, 2]));
        string pooled = graph.Node("MaxPool", "pooled", [first], NodeAttribute.Of("kernel_shape", [3L, 3]), NodeAttribute.Of("pads", [1L, 1, 1, 1]));
        string joined = graph.Node("Add", "joined", [first, pooled]);
        string grouped = graph.Node("Conv", "grouped", [joined, wide], NodeAttribute.Of("group", 2));
        string up = graph.Node("ConvTranspose", "up", [grouped, graph.Weights("up/weights", new float[2 * 3 * 4], 2, 3, 2, 2)]);
        string mean = graph.Node("GlobalAveragePool", "mean", [grouped]);
        graph.Output(graph.Node("Flatten", "row", [mean]), DataType.Float, "N", 2);
        graph.Output(up, DataType.Float, "N", 3, 11, 7);
        LayerList list = List(graph.Build("tests", "1", new Dictionary<string, string>()));
        Assert.Equal(
            ["real 0 0 1x1", $"first 18 {12 * 8 * 2 * 9} 5x5", "pooled 0 0 7x9", "joined 0 0 7x9", $"grouped 18 {10 * 6 * 2 * 9} 9x13",
             $"up 24 {10 * 6 * 2 * 12} ?", "mean 0 0 16x19", "row 0 0 16x19"],
            list.Tensors.Select(Cost));
        Assert.Equal(18 + 24, list.Weights);
    }

    [Theory]
    [InlineData("Pad")]
    [InlineData("Slice")]
    public void What_a_crop_cut_off_no_dense_layer_sees(string crop)
    {
        GraphBuilder graph = new("cropped");
        string image = graph.Node("Cast", "real", [graph.Input("image", DataType.Uint8, "N", 1, 10, 12)], NodeAttribute.Of("to", (long)DataType.Float));
        // Two rows above and three below, a column on either side: 5x10 places.
        string kept = crop == "Pad"
            ? graph.Node("Pad", "kept", [image, graph.Integers("pads", 0, 0, -2, -1, 0, 0, -3, -1)])
            : graph.Node("Slice", "kept", [image, graph.Integers("starts", 2, 1), graph.Integers("ends", 7, 11), graph.Integers("axes", 2, 3)]);
        string maps = graph.Node("Conv", "maps", [kept, graph.Weights("kernel", new float[9], 1, 1, 3, 3)], NodeAttribute.Of("pads", [1L, 1, 1, 1]));
        string row = graph.Node("Flatten", "row", [maps]);
        graph.Output(graph.Node("MatMul", "dense", [row, graph.Weights("dense/weights", new float[50 * 2], 50, 2)]), DataType.Float, "N", 2);
        Assert.Equal(
            ["real 1x1", "kept 1x1", "maps 3x3", "row 3x3", "dense 5x10"],
            List(graph.Build("tests", "1", new Dictionary<string, string>())).Tensors.Select(tensor => $"{tensor.Name} {string.Join('x', tensor.ReceptiveField!)}"));
    }

    [Fact]
    public void Quantised_weights_count_like_those_that_they_stand_for()
    {
        ModelFile lenet = ModelFile.Find(Inference.LeNet);
        ModelProto quantized = Quantizer.Quantize(
            OnnxFile.Load(lenet.Path), lenet.Path, new SmallNetwork { Shape = new(1, 28, 28) }.Images(20), new QuantizationOptions(), SmallNetwork.Quiet).Model;
        LayerTensor[] layers = [.. List(quantized).Tensors.Where(layer => layer.MultiplyAdds > 0)];
        Assert.Equal([117_600, 240_000, 48_000, 10_080, 840], layers.Select(layer => layer.MultiplyAdds));
        Assert.Equal([156, 2416, 48_120, 10_164, 850], layers.Select(layer => layer.Weights));
    }

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
    public void Two_weights_by_one_name_which_ONNX_Runtime_lets_pass_are_told_once()
    {
        ModelProto model = new MapModel().Build();
        model.Graph.Initializer.Add(TensorContent.Of<float>("ones", DataType.Float, new float[30], 30, 1));
        LayerTensor flat = List(model).Tensors.Single(tensor => tensor.Name == "flat");
        Assert.Equal((30, 30), (flat.Weights, flat.MultiplyAdds));
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
