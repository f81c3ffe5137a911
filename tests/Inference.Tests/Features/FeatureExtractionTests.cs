using System.Numerics.Tensors;
using Strata.CommandLine;
using Strata.Data;
using Strata.Features;
using Strata.Pipelines;
using Strata.Sessions;
using Strata.Storage.Npy;

namespace Strata.Tests.Features;

public sealed class FeatureExtractionTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly MapModel _model = new();

    public void Dispose() => _folder.Dispose();

    FeatureReport Extract(ImageSet images, FeatureOptions options, MapModel? model = null)
    {
        ModelFile file = new("maps", (model ?? _model).Save(_folder.File("maps.onnx")));
        Shell shell = new(TextWriter.Null, TextWriter.Null, json: false, CancellationToken.None);
        return FeatureExtraction.Run(file, ImageStreams.Of(images), options with { Out = _folder.File("features") }, shell);
    }

    static float[] PixelsOf(ImageSet images, int image) => [.. images.Image(image).ToArray().Select(pixel => (float)pixel)];

    [Theory]
    [InlineData(PoolKind.Mean)]
    [InlineData(PoolKind.Max)]
    [InlineData(PoolKind.Flatten)]
    [InlineData(PoolKind.Grid2)]
    public void Pooling_is_what_it_is_called(PoolKind kind)
    {
        ImageSet images = _model.Images(40);
        FeatureReport report = Extract(images, new FeatureOptions { Layers = ["maps"], Poolings = [new Pooling { Kind = kind }], Batch = 16 });
        FeatureLayer layer = Assert.Single(report.Written);
        float[] values = report.Folder.Load(layer);
        for (int i = 0; i < images.Count; i++)
        {
            float[] expected = Pool(PixelsOf(images, i), _model.Shape, kind);
            Assert.Equal(layer.Width, expected.Length);
            for (int j = 0; j < expected.Length; j++)
                Assert.Equal(expected[j], values[i * layer.Width + j], 1e-3);
        }
    }

    // Adaptive average pooling as its definition says: cell i of 2 goes from floor(i·H/2) to ceil((i+1)·H/2).
    static float[] Pool(float[] map, ImageShape shape, PoolKind kind)
    {
        float[][] channels = [.. Enumerable.Range(0, shape.Channels).Select(c => map[(c * shape.Height * shape.Width)..((c + 1) * shape.Height * shape.Width)])];
        return kind switch
        {
            PoolKind.Mean => [.. channels.Select(channel => channel.Average())],
            PoolKind.Max => [.. channels.Select(channel => channel.Max())],
            PoolKind.Grid2 =>
            [
                .. from channel in channels
                   from i in new[] { 0, 1 }
                   from j in new[] { 0, 1 }
                   select (from y in Range(i, shape.Height) from x in Range(j, shape.Width) select channel[y * shape.Width + x]).Average()
            ],
            _ => map,
        };
    }

    static IEnumerable<int> Range(int cell, int size)
    {
        int start = (int)Math.Floor(cell * size / 2.0), end = (int)Math.Ceiling((cell + 1) * size / 2.0);
        return Enumerable.Range(start, end - start);
    }

    [Fact]
    public void Folder_tells_layers_in_network_order_with_labels_and_classes()
    {
        ImageSet images = _model.Images(2500);
        FeatureReport report = Extract(images, new FeatureOptions { Batch = 100 });
        FeatureFolder folder = FeatureFolder.Open(_folder.File("features", "maps", "random-test"));
        Assert.Equal(["maps", "relu", "flat"], folder.Layers.Select(layer => layer.Name));
        Assert.Equal(["maps.mean.npy", "relu.mean.npy", "flat.npy"], folder.Layers.Select(layer => layer.File));
        Assert.Equal(images.Labels, folder.Labels());
        Assert.Equal(Enumerable.Range(0, 2500), folder.Images());
        Assert.Equal(["a", "b", "c"], folder.ClassNames);
        Assert.Equal(Fingerprint.Of(images), folder.Index.Data.Fingerprint);
        Assert.Equal(3, folder.Layer("flat").Checksums.Count);
        Assert.Equal(2500, report.Images);
        folder.Verify();
        float[] flat = folder.Load(folder.Layer("flat"));
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => PixelsOf(images, i).Sum()), flat);
        Assert.Equal(["images.npy", "index.json", "labels.npy", "flat.npy", "maps.mean.npy", "relu.mean.npy"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).OrderBy(Place));
        int Place(string? name) => Array.IndexOf(["images.npy", "index.json", "labels.npy", "flat.npy", "maps.mean.npy", "relu.mean.npy"], name);
    }

    [Fact]
    public void What_is_there_is_not_computed_again_and_the_rest_is_added()
    {
        ImageSet images = _model.Images(300);
        Extract(images, new FeatureOptions { Layers = ["relu"], Batch = 64 });
        FeatureReport second = Extract(images, new FeatureOptions { Layers = ["relu", "flat"], Poolings = [Pooling.Mean, new Pooling { Kind = PoolKind.Max }], Batch = 50 });
        Assert.Equal(["relu.max.npy", "flat.npy"], second.Written.Select(layer => layer.File));
        Assert.Equal(["relu.mean.npy"], second.Present.Select(layer => layer.File));
        Assert.Equal(["relu.max.npy", "relu.mean.npy", "flat.npy"], second.Folder.Layers.Select(layer => layer.File));
        FeatureReport third = Extract(images, new FeatureOptions { Layers = ["flat"] });
        Assert.Equal((0, 1, 0L), (third.Written.Count, third.Present.Count, third.Images));
    }

    [Fact]
    public void Float16_is_cast_in_the_graph()
    {
        ImageSet images = _model.Images(20);
        FeatureReport report = Extract(images, new FeatureOptions { Layers = ["maps", "flat"], Type = OutputType.Float16, Batch = 8 });
        Assert.Equal(["maps.mean.float16.npy", "flat.float16.npy"], report.Written.Select(layer => layer.File));
        using NpyFile file = report.Folder.Map(report.Written[1]);
        Assert.Equal(NpyType.Float16, file.Header.Type);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (float)(Half)PixelsOf(images, i).Sum()), file.ToFloats());
    }

    [Fact]
    public void Features_of_other_data_are_neither_replaced_nor_mixed()
    {
        Extract(_model.Images(300), new FeatureOptions { Layers = ["relu"] });
        InputException error = Assert.Throws<InputException>(() => Extract(_model.Images(300, seed: 2), new FeatureOptions { Layers = ["flat"] }));
        Assert.Contains("--overwrite", error.Message);
        Assert.Throws<InputException>(() => Extract(_model.Images(300, seed: 2), new FeatureOptions { Layers = ["relu"] }));
        FeatureReport replaced = Extract(_model.Images(300, seed: 2), new FeatureOptions { Layers = ["flat"], Overwrite = true });
        Assert.Equal(["flat"], replaced.Folder.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Projection_keeps_distances_and_depends_on_its_seed_alone()
    {
        MapModel model = new() { Shape = new(4, 10, 10) };
        ImageSet images = model.Images(40);
        float[] Project(int seed, string name)
        {
            FeatureReport report = Extract(images, new FeatureOptions { Layers = ["maps"], Poolings = [new Pooling { Kind = PoolKind.Projection, Width = 256, Seed = seed }], Batch = 40 }, model);
            Assert.Equal(name, report.Written[0].File);
            float[] values = report.Folder.Load(report.Written[0]);
            Directory.Delete(report.Folder.Path, recursive: true);
            return values;
        }
        float[] one = Project(1, "maps.projection256-seed1.npy");
        Assert.Equal(one, Project(1, "maps.projection256-seed1.npy"));
        Assert.NotEqual(one, Project(2, "maps.projection256-seed2.npy"));
        for (int i = 1; i < images.Count; i++)
        {
            float before = TensorPrimitives.Distance<float>(PixelsOf(images, 0), PixelsOf(images, i));
            float after = TensorPrimitives.Distance(one.AsSpan(0, 256), one.AsSpan(i * 256, 256));
            Assert.InRange(after / before, 0.75, 1.25);   // 1 ± sqrt(8 ln 40 / 256) holds for all pairs; 0.34
        }
    }
}
