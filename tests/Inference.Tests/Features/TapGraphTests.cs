using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Onnx;
using Strata.Pipelines;
using Strata.Sessions;
using DataType = Strata.Onnx.TensorProto.Types.DataType;

namespace Strata.Tests.Features;

/// <summary>What is added to graphs of every kind, seen through what comes out of them.</summary>
public sealed class TapGraphTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    float[] Extract(ModelProto model, ImageSet images, string layer, Pooling pooling, out FeatureLayer written)
    {
        string path = _folder.File("model.onnx");
        OnnxFile.Save(model, path);
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        FeatureOptions options = new() { Layers = [layer], Poolings = [pooling], Batch = model.Graph.Input[0].Type.TensorType.Shape.Dim[0].DimValue > 0 ? null : 7, Out = _folder.File("features"), Overwrite = true };
        FeatureReport report = FeatureExtraction.Run(new ModelFile("model", path), ImageStreams.Of(images), options, shell);
        return report.Folder.Load(written = Assert.Single(report.Written));
    }

    static float Pixel(ImageSet images, int image, int channel, int place) =>
        images.Image(image)[channel * images.Shape.Height * images.Shape.Width + place];

    // Axes of a reduction are an attribute before opset 18 and an input from then on.
    [Theory]
    [InlineData(ChannelMerge.Mean, 11)]
    [InlineData(ChannelMerge.Mean, 17)]
    [InlineData(ChannelMerge.Mean, 20)]
    [InlineData(ChannelMerge.Max, 13)]
    [InlineData(ChannelMerge.Max, 18)]
    public void Channels_are_merged_under_every_opset(ChannelMerge merge, long opset)
    {
        MapModel model = new() { Opset = opset };
        ImageSet images = model.Images(9);
        float[] values = Extract(model.Build(), images, "maps", new Pooling { Kind = PoolKind.Flatten, Channels = merge }, out FeatureLayer layer);
        Assert.Equal(($"maps.channels-{merge.ToString().ToLowerInvariant()}.flatten.npy", 15), (layer.File, layer.Width));
        for (int i = 0; i < 9; i++)
            for (int place = 0; place < 15; place++)
            {
                (float a, float b) = (Pixel(images, i, 0, place), Pixel(images, i, 1, place));
                Assert.Equal(merge == ChannelMerge.Mean ? (a + b) / 2 : Math.Max(a, b), values[i * 15 + place], 1e-4);
            }
    }

    [Theory]
    [InlineData(1, 1, 6)]
    [InlineData(3, 6, 1)]
    [InlineData(1, 2, 7)]
    [InlineData(2, 8, 8)]
    public void A_grid_has_four_cells_whatever_the_size_of_the_map(int channels, int height, int width)
    {
        MapModel model = new() { Shape = new(channels, height, width) };
        ImageSet images = model.Images(5);
        float[] values = Extract(model.Build(), images, "maps", new Pooling { Kind = PoolKind.Grid2 }, out FeatureLayer layer);
        Assert.Equal(4 * channels, layer.Width);
        for (int at = 0; at < values.Length; at++)
        {
            (int image, int channel, int i, int j) = (at / layer.Width, at % layer.Width / 4, at % 4 / 2, at % 2);
            IEnumerable<float> cell =
                from y in Enumerable.Range(0, height)
                where y >= i * height / 2 && y < (i + 1) * height / 2.0
                from x in Enumerable.Range(0, width)
                where x >= j * width / 2 && x < (j + 1) * width / 2.0
                select Pixel(images, image, channel, y * width + x);
            Assert.Equal(cell.Average(), values[at], 1e-3);
        }
    }

    [Theory]
    [InlineData(PoolKind.Mean)]
    [InlineData(PoolKind.Max)]
    [InlineData(PoolKind.Flatten)]
    public void Tokens_are_pooled_over_their_places(PoolKind kind)
    {
        // [N,L,D]: five tokens of two values, as transformers have them.
        GraphBuilder graph = new("tokens");
        string image = graph.Input("image", DataType.Uint8, "N", 2, 1, 5);
        string real = graph.Node("Cast", "real", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string channelsFirst = graph.Node("Reshape", "channels", [real, graph.Integers("shape", 0, 2, 5)]);
        graph.Output(graph.Node("Transpose", "tokens", [channelsFirst], NodeAttribute.Of("perm", [0L, 2, 1])), DataType.Float, "N", 5, 2);
        ModelProto model = graph.Build("tests", "1", new Dictionary<string, string>());
        ImageSet images = new MapModel { Shape = new(2, 1, 5) }.Images(11);
        float[] values = Extract(model, images, "tokens", new Pooling { Kind = kind }, out FeatureLayer layer);
        for (int i = 0; i < 11; i++)
        {
            float[][] channels = [.. Enumerable.Range(0, 2).Select(channel => Enumerable.Range(0, 5).Select(place => Pixel(images, i, channel, place)).ToArray())];
            float[] expected = kind switch
            {
                PoolKind.Mean => [channels[0].Average(), channels[1].Average()],
                PoolKind.Max => [channels[0].Max(), channels[1].Max()],
                _ => [.. Enumerable.Range(0, 5).SelectMany(place => channels.Select(channel => channel[place]))],
            };
            for (int j = 0; j < expected.Length; j++)
                Assert.Equal(expected[j], values[i * layer.Width + j], 1e-4);
        }
        Assert.Contains("no rows and columns", Assert.Throws<InputException>(() => Extract(model, images, "tokens", new Pooling { Kind = PoolKind.Grid2 }, out _)).Message);
    }

    [Fact]
    public void Maps_of_one_place_are_vectors_and_doubles_become_floats()
    {
        GraphBuilder graph = new("small");
        string image = graph.Input("image", DataType.Uint8, 4, 3, 2, 2);
        string real = graph.Node("Cast", "real", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string pooled = graph.Node("GlobalMaxPool", "pooled", [real]);
        graph.Output(graph.Node("Cast", "/block.0/out put:1", [pooled], NodeAttribute.Of("to", (long)DataType.Double)), DataType.Double, 4, 3, 1, 1);
        ImageSet images = new MapModel { Shape = new(3, 2, 2) }.Images(10);
        float[] values = Extract(graph.Build("tests", "1", new Dictionary<string, string>()), images, "/block*", Pooling.Mean, out FeatureLayer layer);
        Assert.Matches(@"^block\.0_out_put_1-[0-9a-f]{8}\.npy$", layer.File);
        Assert.Equal(("/block.0/out put:1", null, 4), (layer.Name, layer.Pooling, layer.Batch));
        Assert.Equal(
            from i in Enumerable.Range(0, 10) from channel in Enumerable.Range(0, 3) select Enumerable.Range(0, 4).Max(place => Pixel(images, i, channel, place)), values);
    }

    [Fact]
    public void Names_that_would_meet_in_one_file_are_kept_apart()
    {
        GraphBuilder graph = new("names");
        string image = graph.Input("image", DataType.Uint8, "N", 1, 2, 2);
        string real = graph.Node("Cast", "a", [image], NodeAttribute.Of("to", (long)DataType.Float));
        string vector = graph.Node("Flatten", "a.mean", [real]);
        graph.Output(graph.Node("Identity", "labels", [vector]), DataType.Float, "N", 4);
        ModelProto model = graph.Build("tests", "1", new Dictionary<string, string>());
        ImageSet images = new MapModel { Shape = new(1, 2, 2) }.Images(3);
        string[] files = [.. ((string[])["a", "a.mean", "labels"]).Select(layer => { Extract(model, images, layer, Pooling.Mean, out FeatureLayer written); return written.File; })];
        Assert.Equal(3, files.Distinct().Count());
        Assert.Equal("a.mean.npy", files[0]);
        Assert.DoesNotContain("labels.npy", files);
    }
}
