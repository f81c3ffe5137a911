using System.Text.Json;
using Strata.Analysis.Saliency;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Saliency;

/// <summary>Grad-CAM from ONNX activations against PyTorch's automatic differentiation (tests/fixtures/saliency/make.py) and CAM's closed form.</summary>
public sealed class GradCamTests : IDisposable
{
    static readonly ImageShape s_shape = new(1, 16, 16);
    static readonly JsonElement s_expected = JsonDocument.Parse(File.ReadAllText(Fixture("saliency.json"))).RootElement;
    static readonly byte[] s_images = s_expected.GetProperty("images").Deserialize<int[]>()!.Select(pixel => (byte)pixel).ToArray();
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", "saliency", name);

    static SplitModel Split(string file, ImageShape shape, string? layer = null) =>
        SplitModel.Open(ModelFile.Find(file), shape, layer, new SessionSettings { Threads = 1 })!;

    static ReadOnlySpan<byte> Image(int place) => s_images.AsSpan(place * s_shape.Size, s_shape.Size);

    // Scores of float32 and steps of a hundredth: a thousandth of the largest weight, and kinks of max pooling.
    [Theory]
    [InlineData("plain", "plain.onnx", null, 0.01)]
    [InlineData("residual", "residual.onnx", null, 0.002)]
    [InlineData("branch", "residual.onnx", "*conv2*", 0.02)]
    public void Weights_and_maps_are_those_of_automatic_differentiation(string name, string file, string? layer, double tolerance)
    {
        using SplitModel model = Split(Fixture(file), s_shape, layer is null ? null : LastConvolution(file));
        JsonElement[] cases = [.. s_expected.GetProperty(name).EnumerateArray()];
        Assert.Equal(name == "branch", model.HasOtherPaths);
        for (int place = 0; place < cases.Length; place++)
        {
            int label = cases[place].GetProperty("label").GetInt32();
            (float[] map, float[] scores) = model.RunBody(Image(place));
            Assert.Equal(label, System.Numerics.Tensors.TensorPrimitives.IndexOfMax(scores));
            float[] weights = GradCam.Weights(model, map, Image(place), label), expected = cases[place].GetProperty("weights").Deserialize<float[]>()!;
            RequireClose(expected, weights, tolerance);
            HeatMap cam = GradCam.Of(model, Image(place), label);
            Assert.Equal((cases[place].GetProperty("height").GetInt32(), cases[place].GetProperty("width").GetInt32()), (cam.Height, cam.Width));
            RequireClose(cases[place].GetProperty("map").Deserialize<float[]>()!, cam.Values, tolerance);
        }
    }

    static string LastConvolution(string file) =>
        LayerList.Of(ModelFile.Find(Fixture(file)), s_shape).Tensors.Last(tensor => tensor.Op == "Conv").Name;

    static void RequireClose(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        double margin = tolerance * expected.Max(Math.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, margin));
    }

    // Zhou et al. 2016: behind global average pooling and one linear layer the slope of class c along channel k is w_ck over the places.
    [Theory, InlineData(DataType.Float), InlineData(DataType.Float16)]
    public void Behind_global_average_pooling_the_weights_are_those_of_the_layer(DataType type)
    {
        (string file, float[] weights) = GlobalPooling(type);
        using SplitModel model = Split(file, new ImageShape(1, 6, 6), type == DataType.Float ? null : "relu");
        Assert.Equal(("relu", false), (model.Layer.Name, model.HasOtherPaths));
        byte[] image = TinyPixels();
        (float[] map, _) = model.RunBody(image);
        for (int label = 0; label < 3; label++)
        {
            float[] expected = [.. Enumerable.Range(0, 4).Select(channel => weights[channel * 3 + label] / 36)];
            RequireClose(expected, GradCam.Weights(model, map, image, label), type == DataType.Float ? 1e-3 : 0.1);
        }
    }

    [Fact]
    public void A_file_of_a_fixed_batch_is_cut_as_well()
    {
        (string file, float[] weights) = GlobalPooling(DataType.Float, batch: 2);
        using SplitModel model = Split(file, new ImageShape(1, 6, 6));
        Assert.Equal(2, model.HeadBatch);
        (float[] map, _) = model.RunBody(TinyPixels());
        RequireClose([.. Enumerable.Range(0, 4).Select(channel => weights[channel * 3 + 1] / 36)], GradCam.Weights(model, map, TinyPixels(), 1), 1e-3);
    }

    static byte[] TinyPixels()
    {
        byte[] pixels = new byte[36];
        new Random(3).NextBytes(pixels);
        return pixels;
    }

    // Conv 3x3 with four channels, ReLU, the mean of each, one linear layer of three classes; the scores go through softmax.
    (string File, float[] Weights) GlobalPooling(DataType type, int? batch = null)
    {
        Random random = new(1);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.4))];
        float[] weights = Draw(12);
        GraphBuilder graph = new("cam");
        Dimension first = batch is { } fixedBatch ? (Dimension)(long)fixedBatch : "N";
        string image = graph.Input("image", DataType.Uint8, first, 1, 6, 6);
        string x = graph.Node("Mul", "scaled", [graph.Node("Cast", "float", [image], NodeAttribute.Of("to", 1L)), graph.Scalar("unit", 1 / 255f)]);
        x = graph.Node("Conv", "conv", [x, graph.Weights("kernel", Draw(36), 4, 1, 3, 3)], NodeAttribute.Of("pads", [1L, 1, 1, 1]));
        if (type == DataType.Float16)
            x = graph.Node("Cast", "half", [x], NodeAttribute.Of("to", (long)type));
        x = graph.Node("Relu", "relu", [x]);
        if (type == DataType.Float16)
            x = graph.Node("Cast", "single", [x], NodeAttribute.Of("to", 1L));
        x = graph.Node("Flatten", "flat", [graph.Node("GlobalAveragePool", "mean", [x])], NodeAttribute.Of("axis", 1L));
        x = graph.Node("MatMul", "scores", [x, graph.Weights("fc", weights, 4, 3)]);
        graph.Output(graph.Node("Softmax", "probabilities", [x], NodeAttribute.Of("axis", 1L)), DataType.Float, first, 3);
        string file = _folder.File("cam.onnx");
        OnnxFile.Save(graph.Build("test", "1", new Dictionary<string, string>()), file);
        return (file, weights);
    }

    [Theory]
    [InlineData("did you mean", "/conv2/Con_output_0")]
    [InlineData("choose a map", "*fc1*")]
    [InlineData("name one", "*conv*")]
    public void A_layer_that_cannot_be_is_refused(string complaint, string layer) =>
        Assert.Contains(complaint, Assert.Throws<InputException>(() => Split(Fixture("plain.onnx"), s_shape, layer)).Message);

    [Fact]
    public void Maps_are_resized_between_the_middles_of_cells()
    {
        HeatMap map = new([0, 4, 8, 12], 2, 2);
        Assert.Equal([0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12], map.Resized(4, 4).Values);
        Assert.Equal((1, 1), map.Peak);
        Assert.Equal(1, HeatMap.Correlation(map, map.Resized(8, 8)), 0.05);
        Assert.Equal(-1, HeatMap.Correlation(map, new HeatMap([12, 8, 4, 0], 2, 2)), 1e-12);
        Assert.True(double.IsNaN(HeatMap.Correlation(map, new HeatMap([1, 1, 1, 1], 2, 2))));
    }
}
